import type { KindName } from './kinds.ts';
import type { LanguageModel } from './languageModel.ts';

/**
 * Builds a network from the bytes of its ONNX file. All sizes come from the shapes in the file.
 * @throws ModelFormatError where the file holds another kind of network, or none.
 */
export type LoadNetwork = (onnx: Uint8Array) => Promise<LanguageModel>;

/** Imports the code of a kind, and ONNX Runtime with it, so that only the kind in use costs time. */
const importers: Readonly<Record<KindName, () => Promise<LoadNetwork>>> = {
  verse: async () => (await import('./verse.ts')).loadVerse,
  deep: async () => (await import('./deep.ts')).loadDeep,
  classic: async () => (await import('./classic.ts')).loadClassic,
};

/** What loads networks of a kind. */
export function importLoader(kind: KindName): Promise<LoadNetwork> {
  return importers[kind]();
}
