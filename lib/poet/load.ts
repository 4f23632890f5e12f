import { setImmediate } from 'node:timers/promises';
import { InvalidManifestError } from '../artifacts/errors.ts';
import { readManifest, readVerified } from '../artifacts/loader.ts';
import {
  type FileEntry,
  type FileSet,
  type ModelEntry,
  manifestPath,
  modelNamed,
} from '../artifacts/manifest.ts';
import type { ArtifactStore } from '../artifacts/store.ts';
import { isKind, type KindName, networkKinds } from '../network/kinds.ts';
import type { LanguageModel } from '../network/languageModel.ts';
import { importLoader } from '../network/loaders.ts';
import type { Lexicon } from '../prosody/lexicon.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import { defaultModel } from './models.ts';
import type { Poet } from './poet.ts';

/**
 * Loads a network and its tokenizer from a store. All files are asked for at once, the network first; each is verified,
 * and built into what it is of, when it arrives.
 *
 * @throws any ArtifactError, which names the file; InvalidManifestError too where the network is of an unknown kind.
 */
export async function loadPoetFrom(store: ArtifactStore, name: string = defaultModel): Promise<Poet> {
  const manifest = await readManifest(store);
  const model = modelNamed(manifest, name);
  const kind = kindOf(name, model);
  /** Builds a part, if there is one, of its one file, by code that is imported while the file is on its way. */
  const build = async <Code, T>(
    part: FileSet | undefined,
    code: () => Promise<Code>,
    make: (code: Code, bytes: Uint8Array) => T | Promise<T>,
  ): Promise<T | undefined> => {
    if (part === undefined) return undefined;
    const bytes = readVerified(store, only(part.files));
    // The request is not under way before this turn has ended.
    const imported = setImmediate().then(code);
    return make(...(await Promise.all([imported, bytes])));
  };
  const rhymes = networkKinds[kind].readsReversed;
  const [network, lexicon, pairs, forms, tokenizer, lines, words, vectors, yo, names, rhyming] =
    await Promise.all([
      build(
        model,
        () => importLoader(kind),
        (load, bytes) => load(bytes),
      ),
      build(
        manifest.lexicon,
        () => import('../prosody/lexicon.ts'),
        ({ loadLexicon }, bytes) => loadLexicon(bytes),
      ),
      build(
        rhymes ? manifest.pairs : undefined,
        () => import('../known/pairFilter.ts'),
        ({ PairFilter }, bytes) => PairFilter.fromBytes(bytes),
      ),
      build(
        rhymes ? manifest.grammar : undefined,
        () => import('../grammar/wordForms.ts'),
        ({ WordForms }, bytes) => WordForms.fromBytes(bytes),
      ),
      build(
        manifest.tokenizer,
        () => import('../tokenizer/tokenizer.ts'),
        ({ Tokenizer }, bytes) => Tokenizer.fromJson(new TextDecoder().decode(bytes)),
      ),
      build(
        manifest.lines,
        () => import('../known/lineFilter.ts'),
        ({ LineFilter }, bytes) => LineFilter.fromBytes(bytes),
      ),
      build(
        manifest.words,
        () => import('../known/knownWords.ts'),
        ({ KnownWords }, bytes) =>
          (lexicon: Lexicon) =>
            KnownWords.fromBytes(bytes, lexicon),
      ),
      build(
        manifest.vectors,
        () => import('../vectors/wordVectors.ts'),
        ({ WordVectors }, bytes) => WordVectors.fromBytes(bytes),
      ),
      build(
        manifest.yo,
        () => import('../russian/restoreYo.ts'),
        ({ YoRestorer }, bytes) => YoRestorer.fromBytes(bytes),
      ),
      build(
        manifest.names,
        () => import('../russian/nameSpelling.ts'),
        ({ NameSpelling }, bytes) => new NameSpelling(bytes),
      ),
      rhymes ? setImmediate().then(() => import('./rhymed/writer.ts')) : undefined,
    ]);
  const knownWords = lexicon && words?.(lexicon);
  const options = {
    ...(knownWords ? { words: knownWords } : {}),
    ...(pairs ? { pairs } : {}),
    ...(vectors ? { vectors } : {}),
    ...(forms ? { forms } : {}),
    ...(model.candidates === undefined ? {} : { candidates: model.candidates }),
  };
  const parts = { network: network as LanguageModel, tokenizer: tokenizer as Tokenizer };
  return {
    name,
    version: manifest.version,
    ...parts,
    ...(yo ? { yo } : {}),
    ...(names ? { names } : {}),
    ...(lines ? { lines } : {}),
    ...(knownWords ? { words: knownWords } : {}),
    ...(vectors ? { vectors } : {}),
    ...(lexicon ? { lexicon } : {}),
    ...(lexicon && rhyming
      ? {
          rhymed: {
            lexicon,
            writer: new rhyming.RhymedWriter(parts.network, parts.tokenizer, lexicon, options),
          },
        }
      : {}),
  };
}

/** @throws InvalidManifestError where there is no such kind. */
function kindOf(name: string, { kind }: ModelEntry): KindName {
  if (isKind(kind)) return kind;
  throw new InvalidManifestError(manifestPath, `model "${name}" is of the unknown kind "${kind}"`);
}

/** The one file that an entry of the manifest lists. */
function only([entry, ...others]: readonly FileEntry[]): FileEntry {
  if (entry !== undefined && others.length === 0) return entry;
  throw new InvalidManifestError(manifestPath, 'a network and its tokenizer are one file each');
}
