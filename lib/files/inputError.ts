/** What was given to read can't be read. The message names the file, and the line or the byte; commands exit with 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
