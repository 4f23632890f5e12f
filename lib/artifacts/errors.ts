/**
 * What can be wrong with an artifact. Every error names the file (`path`, relative to the store) and says what
 * to do next, in words for the engineer who runs the service; none of it is sent to a client.
 */
export abstract class ArtifactError extends Error {
  /** The file the error is about, relative to the root of its store. */
  readonly path: string;

  protected constructor(path: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.path = path;
  }
}

/** The store answers, but holds no such file. */
export class MissingArtifactError extends ArtifactError {
  constructor(path: string, where: string, cause?: unknown) {
    super(
      path,
      `${path} is not in ${where}. Publish the artifacts there (npm run artifacts:publish), or correct MODEL_BUCKET, MODEL_PREFIX or MODEL_DIR.`,
      cause,
    );
  }
}

/** The file has another length than the manifest (or the store's own header) says. */
export class TruncatedArtifactError extends ArtifactError {
  readonly expected: number;
  readonly actual: number;

  /** @param expected length promised, in bytes. @param actual length received, in bytes. */
  constructor(path: string, expected: number, actual: number, cause?: unknown) {
    super(
      path,
      `${path} has ${actual} bytes where ${expected} were promised. Upload or publish it again.`,
      cause,
    );
    this.expected = expected;
    this.actual = actual;
  }
}

/** The file has the right length, but other contents than the manifest says. */
export class ChecksumMismatchError extends ArtifactError {
  readonly expected: string;
  readonly actual: string;

  /** @param expected SHA-256 of the manifest, in hex. @param actual SHA-256 of what was read, in hex. */
  constructor(path: string, expected: string, actual: string) {
    super(
      path,
      `${path} has SHA-256 ${actual}, the manifest says ${expected}. Publish the file and its manifest together (npm run artifacts:publish).`,
    );
    this.expected = expected;
    this.actual = actual;
  }
}

/** The manifest cannot be read as one, or does not describe what is asked of it. */
export class InvalidManifestError extends ArtifactError {
  /** @param problem what is wrong, as a clause. */
  constructor(path: string, problem: string, cause?: unknown) {
    super(
      path,
      `${path} is not a valid manifest: ${problem}. Build it with npm run artifacts:publish.`,
      cause,
    );
  }
}

/** A path leads out of its store, or is not a plain relative path. */
export class UnsafePathError extends ArtifactError {
  constructor(path: string) {
    super(
      path,
      `${JSON.stringify(path)} is not a path inside the store. Use a relative path with forward slashes and no "..".`,
    );
  }
}

/** The store does not answer, refuses, or breaks off. Trying again may help. */
export class StoreUnavailableError extends ArtifactError {
  /** @param advice what to look at, as a sentence. */
  constructor(path: string, where: string, advice: string, cause?: unknown) {
    super(path, `${path} could not be read from ${where}. ${advice}`, cause);
  }
}
