import { createHash } from 'node:crypto';
import { ChecksumMismatchError, TruncatedArtifactError } from './errors.ts';
import type { FileEntry } from './manifest.ts';

/** SHA-256 of some bytes, in lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The entry that a manifest has for a file with these contents. */
export function describeFile(path: string, bytes: Uint8Array): FileEntry {
  return { path, sha256: sha256(bytes), bytes: bytes.length };
}

/**
 * Compares a file with its entry in the manifest.
 *
 * @throws TruncatedArtifactError if its length differs, ChecksumMismatchError if its contents do.
 */
export function verifyFile(entry: FileEntry, bytes: Uint8Array): void {
  if (bytes.length !== entry.bytes) throw new TruncatedArtifactError(entry.path, entry.bytes, bytes.length);
  const actual = sha256(bytes);
  if (actual !== entry.sha256) throw new ChecksumMismatchError(entry.path, entry.sha256, actual);
}
