import type { SuffixImage } from '../../lib/prosody/suffixModel.ts';

const MAX_DEPTH = 10;
const MAX_FROM_END = 8;

interface Node {
  readonly children: Map<number, Node>;
  readonly counts: Uint32Array;
}

const newNode = (): Node => ({ children: new Map(), counts: new Uint32Array(MAX_FROM_END) });

/** The two largest counts as packed picks and shares. */
function summary(counts: Uint32Array): { picks: number; shares: number; total: number } {
  let total = 0;
  let best = 0;
  let second = 1;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    total += count;
    if (count > (counts[best] as number)) {
      second = best;
      best = i;
    } else if (i !== best && (second === best || count > (counts[second] as number))) {
      second = i;
    }
  }
  const share = (i: number): number => Math.round((15 * (counts[i] as number)) / Math.max(1, total));
  return { picks: best * 16 + second, shares: share(best) * 16 + share(second), total };
}

/**
 * Trains the model that guesses the stress of words in no dictionary. Counts the stressed vowel (from the end) for every
 * ending, then keeps the endings that differ from their own ending: in the vowel, or by a fifth in its share.
 *
 * @param words - letter codes and the stressed vowel counted from the end; asked for once
 * @param least - endings seen less often than this are dropped
 */
export function trainSuffixes(
  words: Iterable<{ codes: Uint8Array; fromEnd: number }>,
  least: number,
): SuffixImage {
  const root = newNode();
  for (const { codes, fromEnd } of words) {
    if (fromEnd >= MAX_FROM_END) continue;
    let node = root;
    node.counts[fromEnd] = (node.counts[fromEnd] as number) + 1;
    // One letter past the start: label 0 tells "the word begins here".
    for (let i = codes.length - 1; i >= -1 && codes.length - i <= MAX_DEPTH; i--) {
      const label = i < 0 ? 0 : (codes[i] as number);
      let next = node.children.get(label);
      if (!next) {
        next = newNode();
        node.children.set(label, next);
      }
      node = next;
      node.counts[fromEnd] = (node.counts[fromEnd] as number) + 1;
    }
  }
  const labels: number[] = [];
  const depths: number[] = [];
  const picks: number[] = [];
  const shares: number[] = [];
  const emit = (
    node: Node,
    label: number,
    depth: number,
    known: { picks: number; shares: number },
  ): boolean => {
    const own = summary(node.counts);
    if (own.total < least) return false;
    const differs =
      own.picks >> 4 !== known.picks >> 4 || Math.abs((own.shares >> 4) - (known.shares >> 4)) >= 3;
    const at = labels.length;
    labels.push(label);
    depths.push(depth);
    picks.push(differs ? own.picks : known.picks);
    shares.push(differs ? own.shares : known.shares);
    const heir = differs ? own : known;
    let kept = differs;
    for (const [code, child] of [...node.children].sort((a, b) => a[0] - b[0])) {
      if (emit(child, code, depth + 1, heir)) kept = true;
    }
    if (!kept) for (const list of [labels, depths, picks, shares]) list.length = at;
    return kept;
  };
  const top = summary(root.counts);
  for (const [code, child] of [...root.children].sort((a, b) => a[0] - b[0])) emit(child, code, 1, top);
  return {
    labels: Uint8Array.from(labels),
    depths: Uint8Array.from(depths),
    picks: Uint8Array.from(picks),
    shares: Uint8Array.from(shares),
  };
}
