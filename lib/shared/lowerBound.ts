/** Place of the first of ascending values that is not less than `wanted`; their number where all are less. */
export function lowerBound<Value extends number | string>(values: ArrayLike<Value>, wanted: Value): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as Value) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
