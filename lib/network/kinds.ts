/** What there is to know of a kind of network before one is loaded. */
export interface NetworkKind {
  /** Whether it has learnt lines whose words run from the last to the first. Such a network can rhyme. */
  readonly readsReversed: boolean;
}

/**
 * All kinds of network, under the names that a manifest's `kind` has. A new kind is a file that exports its
 * `LoadNetwork`, an entry here, and one in loaders.ts, which the compiler asks for. Code that only asks what a network
 * can do imports this file: it brings no ONNX Runtime into a bundle.
 */
export const networkKinds = {
  verse: { readsReversed: true },
  deep: { readsReversed: true },
  classic: { readsReversed: false },
} as const satisfies Readonly<Record<string, NetworkKind>>;

export type KindName = keyof typeof networkKinds;

/** Whether a name is that of a kind. */
export function isKind(name: string): name is KindName {
  return Object.hasOwn(networkKinds, name);
}
