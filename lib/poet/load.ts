import { setImmediate } from 'node:timers/promises';
import { InvalidManifestError } from '../artifacts/errors.ts';
import { readArtifacts } from '../artifacts/loader.ts';
import {
  type FileEntry,
  type FileSet,
  type ModelEntry,
  manifestPath,
  modelNamed,
} from '../artifacts/manifest.ts';
import type { ArtifactStore } from '../artifacts/store.ts';
import { isKind, type KindName, networkKinds } from '../network/kinds.ts';
import { importLoader, type LoadNetwork } from '../network/loaders.ts';
import { defaultModel } from './models.ts';
import type { Poet } from './poet.ts';

/**
 * Loads a network and its tokenizer from a store, and verifies them before anything is built of them.
 *
 * @throws any ArtifactError, which names the file; InvalidManifestError too where the network is of an unknown kind.
 */
export async function loadPoetFrom(store: ArtifactStore, name: string = defaultModel): Promise<Poet> {
  let choose!: (kind: KindName) => void;
  const chosen = new Promise<KindName>((resolve) => {
    choose = resolve;
  });
  const [{ manifest, files }, loadNetwork, { Tokenizer }, spelling, { loadLexicon }, known, rhyming] =
    await Promise.all([
      readArtifacts(store, (manifest) => {
        const model = modelNamed(manifest, name);
        const kind = kindOf(name, model);
        choose(kind);
        const { tokenizer, yo, names, lexicon, lines, words, vectors, pairs } = manifest;
        const parts = [
          model,
          tokenizer,
          yo,
          names,
          lexicon,
          lines,
          words,
          vectors,
          canRhyme(kind) ? pairs : undefined,
        ];
        return parts.flatMap((part) => part?.files ?? []);
      }),
      chosen.then(importNetwork),
      import('../tokenizer/tokenizer.ts'),
      importSpelling(),
      import('../prosody/lexicon.ts'),
      importKnown(),
      chosen.then((kind) => (canRhyme(kind) ? importRhyming() : undefined)),
    ]);
  const part = (entry: FileSet | undefined) => entry && only(entry.files, files);
  const network = await loadNetwork(only(modelNamed(manifest, name).files, files));
  const tokenizer = Tokenizer.fromJson(new TextDecoder().decode(only(manifest.tokenizer.files, files)));
  const [yo, nameList, stress, lineHashes, wordHashes, vectorBytes, pairHashes] = [
    part(manifest.yo),
    part(manifest.names),
    part(manifest.lexicon),
    part(manifest.lines),
    part(manifest.words),
    part(manifest.vectors),
    rhyming && part(manifest.pairs),
  ];
  const restorer = yo && spelling.YoRestorer.fromBytes(yo);
  const names = nameList && new spelling.NameSpelling(nameList);
  const lexicon = stress && loadLexicon(stress);
  const lines = lineHashes && known.LineFilter.fromBytes(lineHashes);
  const words = wordHashes && lexicon && known.KnownWords.fromBytes(wordHashes, lexicon);
  const vectors = vectorBytes && known.WordVectors.fromBytes(vectorBytes);
  const pairs = pairHashes && rhyming?.PairFilter.fromBytes(pairHashes);
  const { candidates } = modelNamed(manifest, name);
  const options = {
    ...(words ? { words } : {}),
    ...(pairs ? { pairs } : {}),
    ...(vectors ? { vectors } : {}),
    ...(candidates === undefined ? {} : { candidates }),
  };
  return {
    name,
    version: manifest.version,
    network,
    tokenizer,
    ...(restorer ? { yo: restorer } : {}),
    ...(names ? { names } : {}),
    ...(lines ? { lines } : {}),
    ...(words ? { words } : {}),
    ...(vectors ? { vectors } : {}),
    ...(lexicon ? { lexicon } : {}),
    ...(lexicon && rhyming
      ? { rhymed: { lexicon, writer: new rhyming.RhymedWriter(network, tokenizer, lexicon, options) } }
      : {}),
  };
}

async function importSpelling() {
  const [{ YoRestorer }, { NameSpelling }] = await Promise.all([
    import('../russian/restoreYo.ts'),
    import('../russian/nameSpelling.ts'),
  ]);
  return { YoRestorer, NameSpelling };
}

async function importKnown() {
  const [{ LineFilter }, { KnownWords }, { WordVectors }] = await Promise.all([
    import('../known/lineFilter.ts'),
    import('../known/knownWords.ts'),
    import('../vectors/wordVectors.ts'),
  ]);
  return { LineFilter, KnownWords, WordVectors };
}

async function importRhyming() {
  const [{ RhymedWriter }, { PairFilter }] = await Promise.all([
    import('./rhymed/writer.ts'),
    import('../known/pairFilter.ts'),
  ]);
  return { RhymedWriter, PairFilter };
}

/** @throws InvalidManifestError where there is no such kind. */
function kindOf(name: string, { kind }: ModelEntry): KindName {
  if (isKind(kind)) return kind;
  throw new InvalidManifestError(manifestPath, `model "${name}" is of the unknown kind "${kind}"`);
}

function canRhyme(kind: KindName): boolean {
  return networkKinds[kind].readsReversed;
}

async function importNetwork(kind: KindName): Promise<LoadNetwork> {
  // ONNX Runtime is imported while the files are on their way, which they are not before this turn has ended.
  await setImmediate();
  return importLoader(kind);
}

/** Contents of the one file that an entry of the manifest lists. */
function only(entries: readonly FileEntry[], files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const [entry, ...others] = entries;
  const bytes = entry === undefined ? undefined : files.get(entry.path);
  if (bytes === undefined || others.length > 0) {
    throw new InvalidManifestError(manifestPath, 'a network and its tokenizer are one file each');
  }
  return bytes;
}
