/** Takes one event for the log. No text of a person is ever in it. */
export type Log = (event: Readonly<Record<string, unknown>>) => void;

/** Writes an event, with the time, as a line of JSON. */
export const logToStderr: Log = (event) =>
  console.error(JSON.stringify({ time: new Date().toISOString(), ...event }));

/** The kind of an error, e.g. `TypeError` or `ECONNRESET`. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** The innermost five frames of an error's stack, without its message, which may hold a person's words. */
export function stackFrames({ message, stack = '' }: Error): string[] {
  const trace = stack.slice(stack.indexOf(message) + message.length);
  const frames = trace.split('\n').filter((line) => line.startsWith('    at '));
  return frames.slice(0, 5).map((line) => line.trim());
}
