import { verifyFile } from './checksum.ts';
import { type FileEntry, type Manifest, manifestPath, parseManifest } from './manifest.ts';
import type { ArtifactStore } from './store.ts';

/** Files of one manifest, read and verified. */
export interface Artifacts {
  readonly manifest: Manifest;
  /** Contents by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads the manifest of a store and then, in parallel, the files that the caller selects. It returns only if each has
 * the size and SHA-256 that the manifest says.
 *
 * @param select the files to read, of those in the manifest.
 * @throws any ArtifactError, which names the file.
 */
export async function readArtifacts(
  store: ArtifactStore,
  select: (manifest: Manifest) => readonly FileEntry[],
): Promise<Artifacts> {
  const manifest = parseManifest(await store.read(manifestPath));
  const files = await Promise.all(
    select(manifest).map(async (entry) => {
      const bytes = await store.read(entry.path);
      verifyFile(entry, bytes);
      return [entry.path, bytes] as const;
    }),
  );
  return { manifest, files: new Map(files) };
}
