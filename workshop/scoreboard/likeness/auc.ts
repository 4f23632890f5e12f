/**
 * The area under the ROC curve: how often a number of the first sample is the higher one of a pair, one from each; equal
 * numbers count half (Mann and Whitney 1947). NaN if a sample is empty.
 */
export function auc(first: readonly number[], second: readonly number[]): number {
  const sorted = [...second].sort((a, b) => a - b);
  let wins = 0;
  for (const value of first) wins += (countBelow(sorted, value, false) + countBelow(sorted, value, true)) / 2;
  return wins / (first.length * second.length);
}

/** How many of the sorted numbers are below a value, or equal to it where `orEqual`. */
function countBelow(sorted: readonly number[], value: number, orEqual: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = sorted[middle] as number;
    if (other < value || (orEqual && other === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}
