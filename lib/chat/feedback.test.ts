import { expect, it } from 'vitest';
import { votedPoemOf, voteKey } from './feedback.ts';

const poem = { form: 'rhymed', preset: 'poet', network: 'verse 2.1.0' } as const;

it('reads the key that it wrote', () => {
  expect(voteKey(poem)).toBe('votes#rhymed#poet#verse 2.1.0');
  expect(votedPoemOf(voteKey(poem) as string)).toEqual(poem);
});

it.each(['telegram#abc', 'votes#', 'votes#sonata#poet#verse', 'votes#rhymed#poet#', 'votes#rhymed'])(
  'takes %j for no key',
  (key) => {
    expect(votedPoemOf(key)).toBeUndefined();
  },
);

it.each(['', 'a#b', 'слово', 'x'.repeat(31), 'a b c', '\n'])(
  'counts nothing for the network %j',
  (network) => {
    expect(voteKey({ ...poem, network })).toBeUndefined();
  },
);
