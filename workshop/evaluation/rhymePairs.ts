/** Pairs of rhyming lines: marked by hand, found by the scansion, and both. */
export interface PairCounts {
  given: number;
  found: number;
  both: number;
}

/** Adds the pairs of a poem. Schemes have a letter a line, `-` for no rhyme, and a space between stanzas. */
export function countPairs(given: string, found: string, counts: PairCounts): void {
  const [givenPairs, foundPairs] = [pairsOf(given), pairsOf(found)];
  counts.given += givenPairs.size;
  counts.found += foundPairs.size;
  for (const pair of foundPairs) if (givenPairs.has(pair)) counts.both++;
}

/** Precision, recall and F1 of the pairs found. */
export function scorePairs({ given, found, both }: PairCounts): {
  precision: number;
  recall: number;
  f1: number;
} {
  const precision = both / Math.max(1, found);
  const recall = both / Math.max(1, given);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

/** Pairs of lines with the same letter in a stanza, as `i j`. */
function pairsOf(scheme: string): Set<string> {
  const pairs = new Set<string>();
  let from = 0;
  for (const stanza of scheme.split(' ')) {
    for (let i = 0; i < stanza.length; i++) {
      for (let j = i + 1; j < stanza.length; j++) {
        if (stanza[i] !== '-' && stanza[i] === stanza[j]) pairs.add(`${from + i} ${from + j}`);
      }
    }
    from += stanza.length;
  }
  return pairs;
}
