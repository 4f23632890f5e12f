/** The one form of an HTTP date that does not name its time zone, GMT. */
const ASCTIME = /^[a-z]{3} [a-z]{3} [ \d]\d [\d:]{8} \d{4}$/iu;

/**
 * The pause that a Retry-After header asks for, in milliseconds. It has seconds, here also with a fraction, or a date in
 * one of the forms of HTTP (RFC 9110, 5.6.7 and 10.2.3).
 * @param now milliseconds since the epoch.
 * @returns undefined for anything else.
 */
export function retryAfter(header: string, now: number): number | undefined {
  if (/^\d+(?:\.\d*)?$/u.test(header)) return Number(header) * 1000;
  // Date.parse() would also take "1.5", for a day in January.
  if (!/^[a-z]{3}/iu.test(header)) return undefined;
  const date = Date.parse(ASCTIME.test(header) ? `${header} GMT` : header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
