import { existsSync, readFileSync } from 'node:fs';
import { sha256 } from './checksum.ts';
import { manifestPath, parseManifest } from './manifest.ts';
import type { ArtifactStore } from './store.ts';

/** A store whose manifest is at hand, so that its files are asked for at once. */
export class KnownManifest implements ArtifactStore {
  readonly #store: ArtifactStore;
  readonly #manifest: Uint8Array;

  constructor(store: ArtifactStore, manifest: Uint8Array) {
    this.#store = store;
    this.#manifest = manifest;
  }

  async read(path: string, bytes?: number): Promise<Uint8Array> {
    return path === manifestPath ? this.#manifest : this.#store.read(path, bytes);
  }
}

/**
 * The prefix under which artifacts are deployed: their version, and the beginning of a checksum of the manifest, and so
 * of every file. New artifacts never overwrite those in use, even if the version is the same.
 */
export function prefixOf(manifest: Uint8Array): string {
  return `${parseManifest(manifest).version}/${markOf(manifest)}`;
}

function markOf(manifest: Uint8Array): string {
  return sha256(manifest).slice(0, 8);
}

/**
 * The copy of the manifest that a bundle has beside it; undefined where there is none, or it is not that of a prefix,
 * which ends with its checksum.
 */
export function manifestBeside(folder: string, prefix: string): Uint8Array | undefined {
  const path = `${folder}/${manifestPath}`;
  if (!existsSync(path)) return undefined;
  const manifest = readFileSync(path);
  return prefix.endsWith(`/${markOf(manifest)}`) ? manifest : undefined;
}
