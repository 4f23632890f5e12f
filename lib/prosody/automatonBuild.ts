/**
 * A minimal acyclic automaton built from sorted words, one pass (Daciuk, Mihov, Watson and Watson 2000,
 * "Incremental construction of minimal acyclic finite-state automata").
 */

/** The automaton as it is written to a file: nodes in order of creation, children before parents, root last. */
export interface AutomatonImage {
  /** Number of edges of each node; bit 7 says that the node accepts. */
  readonly nodes: Uint8Array;
  /** Label of every edge, node after node. */
  readonly labels: Uint8Array;
  /** For every edge: the number of the node it leaves, less the number of the node it enters (at least 1). */
  readonly distances: Uint32Array;
}

interface OpenNode {
  accepts: boolean;
  labels: number[];
  targets: number[];
}

/**
 * Builds the automaton of `words`.
 *
 * @param words - arrays of label codes (1 to 255), sorted, each once
 */
export function buildAutomaton(words: Iterable<Uint8Array>): AutomatonImage {
  const register = new Map<string, number>();
  const nodes: number[] = [];
  const labels: number[] = [];
  const distances: number[] = [];
  const path: OpenNode[] = [{ accepts: false, labels: [], targets: [] }];

  const freeze = (node: OpenNode): number => {
    const key = `${node.accepts ? 1 : 0}${String.fromCharCode(...node.labels)}|${node.targets.join()}`;
    const known = register.get(key);
    if (known !== undefined) return known;
    const id = nodes.length;
    nodes.push(node.labels.length | (node.accepts ? 128 : 0));
    for (const label of node.labels) labels.push(label);
    for (const target of node.targets) distances.push(id - target);
    register.set(key, id);
    return id;
  };
  const closeTo = (depth: number): void => {
    while (path.length > depth + 1) {
      const node = path.pop() as OpenNode;
      (path[path.length - 1] as OpenNode).targets.push(freeze(node));
    }
  };

  let previous = new Uint8Array(0);
  for (const word of words) {
    let shared = 0;
    while (shared < previous.length && shared < word.length && previous[shared] === word[shared]) shared++;
    closeTo(shared);
    for (let i = shared; i < word.length; i++) {
      (path[path.length - 1] as OpenNode).labels.push(word[i] as number);
      path.push({ accepts: false, labels: [], targets: [] });
    }
    (path[path.length - 1] as OpenNode).accepts = true;
    previous = word.slice();
  }
  closeTo(0);
  freeze(path[0] as OpenNode);
  return {
    nodes: Uint8Array.from(nodes),
    labels: Uint8Array.from(labels),
    distances: Uint32Array.from(distances),
  };
}
