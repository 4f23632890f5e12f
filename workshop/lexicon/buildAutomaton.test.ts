import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Automaton } from '../../lib/prosody/automaton.ts';
import { buildAutomaton } from './buildAutomaton.ts';

const word = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 60, selector: (codes) => codes.join() });
const inOrder = (one: readonly number[], other: readonly number[]): number => {
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const difference = (one[i] as number) - (other[i] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
};

/** Number of a word, -1 if the automaton lacks it. */
function numberOf(automaton: Automaton, codes: readonly number[]): number {
  let [node, number, edge] = [automaton.root, 0, 0];
  for (const code of codes) {
    edge = automaton.find(node, code);
    if (edge === 0) return -1;
    number += automaton.before(edge);
    node = automaton.target(edge);
  }
  return automaton.accepts(edge) ? number : -1;
}

it('numbers the words in their order, spells each number, and has no other word', () => {
  fc.assert(
    fc.property(words, word, (all, other) => {
      const sorted = all.toSorted(inOrder);
      const automaton = new Automaton(buildAutomaton(sorted.map((codes) => Uint8Array.from(codes))));
      expect(automaton.size).toBe(sorted.length);
      const numbers = sorted.map((codes) => numberOf(automaton, codes));
      const out = new Uint8Array(6);
      const spelled = sorted.map((_, number) => [...out.subarray(0, automaton.spell(number, out))]);
      expect(spelled).toEqual(sorted);
      expect(numbers).toEqual(sorted.keys().toArray());
      if (!all.some((codes) => codes.join() === other.join())) expect(numberOf(automaton, other)).toBe(-1);
    }),
  );
});

it('shares the nodes of endings', () => {
  const { nodes } = buildAutomaton(
    [
      [1, 3, 4],
      [1, 4],
      [2, 3, 4],
      [2, 4],
    ].map((codes) => Uint8Array.from(codes)),
  );
  // The start, one node behind 1 and 2, one behind 3, one behind 4.
  expect(nodes).toHaveLength(4);
});
