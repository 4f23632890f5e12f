import type { AutomatonImage } from '../../lib/prosody/automaton.ts';

interface OpenNode {
  accepts: boolean;
  labels: number[];
  targets: number[];
}

/**
 * Builds the minimal acyclic automaton of sorted words in one pass (Daciuk, Mihov, Watson and Watson 2000, "Incremental
 * construction of minimal acyclic finite-state automata").
 *
 * @param words - arrays of label codes (1 to 255), sorted, each once
 */
export function buildAutomaton(words: Iterable<Uint8Array>): AutomatonImage {
  const register = new Map<string, number>();
  const nodes: number[] = [];
  const labels: number[] = [];
  const distances: number[] = [];
  const path: OpenNode[] = [{ accepts: false, labels: [], targets: [] }];

  const freeze = (node: OpenNode): number => {
    const key = `${node.accepts ? 1 : 0}${String.fromCharCode(...node.labels)}|${node.targets.join()}`;
    const known = register.get(key);
    if (known !== undefined) return known;
    const id = nodes.length;
    nodes.push(node.labels.length | (node.accepts ? 128 : 0));
    for (const label of node.labels) labels.push(label);
    for (const target of node.targets) distances.push(id - target);
    register.set(key, id);
    return id;
  };
  const closeTo = (depth: number): void => {
    while (path.length > depth + 1) {
      const node = path.pop() as OpenNode;
      (path[path.length - 1] as OpenNode).targets.push(freeze(node));
    }
  };

  let previous = new Uint8Array(0);
  for (const word of words) {
    let shared = 0;
    while (shared < previous.length && shared < word.length && previous[shared] === word[shared]) shared++;
    closeTo(shared);
    for (let i = shared; i < word.length; i++) {
      (path[path.length - 1] as OpenNode).labels.push(word[i] as number);
      path.push({ accepts: false, labels: [], targets: [] });
    }
    (path[path.length - 1] as OpenNode).accepts = true;
    previous = word.slice();
  }
  closeTo(0);
  freeze(path[0] as OpenNode);
  return {
    nodes: Uint8Array.from(nodes),
    labels: Uint8Array.from(labels),
    distances: Uint32Array.from(distances),
  };
}
