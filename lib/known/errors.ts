/** The bytes are not a whole filter of this version. The message says how to get one. */
export class FilterFormatError extends Error {
  override readonly name = 'FilterFormatError';

  /** @param problem what is wrong, as a clause. */
  constructor(problem: string, cause?: unknown) {
    super(
      `${problem}; build it again (npm run originality:build, npm run pairs:build), or fetch the artifacts again`,
      cause === undefined ? undefined : { cause },
    );
  }
}
