/** A share in per cent: `7.3 %`, `12 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)} %`;
}

/** A round number for an axis: `500`, `20 k`. */
export function thousands(value: number): string {
  return value < 1000 ? String(value) : `${value / 1000} k`;
}

/** A whole number with separators: `20,000`. */
export function whole(value: number): string {
  return value.toLocaleString('en-US');
}
