/** A range of days with an end that is not a date. */
export class DayRangeError extends Error {
  override readonly name = 'DayRangeError';
}

const DAY = 86_400_000;

/**
 * The days of a range as YYYY-MM-DD, newest first, both ends included. The ends may come in either order.
 * @throws DayRangeError for an end that is not a date.
 */
export function daysBetween(one: string, other: string): string[] {
  const [first, last] = [parseDay(one), parseDay(other)].sort((a, b) => a - b) as [number, number];
  const days: string[] = [];
  for (let day = last; day >= first; day -= DAY) days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

function parseDay(text: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 2018-02-31 for the third of March.
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text) {
    throw new DayRangeError(`"${text}" is not a day; write it as 2018-07-23`);
  }
  return day;
}

/** The path of a poem: `/2018/07/23/4711`. */
export function pathOf(day: string, number: number): string {
  return `/${day.replaceAll('-', '/')}/${number}`;
}
