import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { readArtifacts } from '../../lib/artifacts/loader.ts';
import { type Lexicon, loadLexicon } from '../../lib/prosody/index.ts';

/** The bytes of the artifacts' lexicon, verified. @throws any ArtifactError; Error where the artifacts hold no lexicon. */
export async function lexiconBytes(): Promise<Uint8Array> {
  const { files } = await readArtifacts(storeFromEnvironment(), (manifest) => manifest.lexicon?.files ?? []);
  const [bytes] = files.values();
  if (!bytes) throw new Error('the artifacts hold no lexicon; build one with npm run prosody:build');
  return bytes;
}

/** The lexicon of the artifacts; throws as {@link lexiconBytes} does. */
export async function lexiconOfArtifacts(): Promise<Lexicon> {
  return loadLexicon(await lexiconBytes());
}
