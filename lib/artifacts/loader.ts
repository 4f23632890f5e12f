import { verifyFile } from './checksum.ts';
import { type FileEntry, type Manifest, manifestPath, parseManifest } from './manifest.ts';
import type { ArtifactStore } from './store.ts';

/** Files of one manifest, read and verified. */
export interface Artifacts {
  readonly manifest: Manifest;
  /** Contents by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Reads the manifest of a store. @throws any ArtifactError. */
export async function readManifest(store: ArtifactStore): Promise<Manifest> {
  return parseManifest(await store.read(manifestPath));
}

/**
 * Reads a file of a manifest. It returns only if the file has the size and SHA-256 that the manifest says.
 * @throws any ArtifactError, which names the file.
 */
export async function readVerified(store: ArtifactStore, entry: FileEntry): Promise<Uint8Array> {
  const bytes = await store.read(entry.path, entry.bytes);
  verifyFile(entry, bytes);
  return bytes;
}

/**
 * Reads the manifest of a store and then, in parallel, the files that the caller selects, and verifies them.
 *
 * @param select the files to read, of those in the manifest.
 * @throws any ArtifactError, which names the file.
 */
export async function readArtifacts(
  store: ArtifactStore,
  select: (manifest: Manifest) => readonly FileEntry[],
): Promise<Artifacts> {
  const manifest = await readManifest(store);
  const files = await Promise.all(
    select(manifest).map(async (entry) => [entry.path, await readVerified(store, entry)] as const),
  );
  return { manifest, files: new Map(files) };
}
