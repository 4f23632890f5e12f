import { UnsafePathError } from './errors.ts';

/** Where artifacts lie: a folder or a bucket. */
export interface ArtifactStore {
  /**
   * Reads one whole file.
   *
   * @param path relative to the store's root, with forward slashes.
   * @param bytes its size where that is known: a large file can then be read in pieces at the same time.
   * @throws MissingArtifactError, TruncatedArtifactError, StoreUnavailableError, UnsafePathError.
   */
  read(path: string, bytes?: number): Promise<Uint8Array>;
}

/** Whether a path is relative and stays inside its store: `classic/model.onnx`, not `../x`, `/x` or `a\b`. */
export function isSafePath(path: string): boolean {
  // A colon would be a drive or a stream on Windows, a NUL ends a C string.
  if (path === '' || /[\\:\0]/.test(path)) return false;
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** @throws UnsafePathError unless {@link isSafePath}. */
export function assertSafePath(path: string): void {
  if (!isSafePath(path)) throw new UnsafePathError(path);
}
