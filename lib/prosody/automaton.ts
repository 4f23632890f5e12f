/** The automaton as it is written to a file: nodes in order of creation, children before parents, root last. */
export interface AutomatonImage {
  /** Number of edges of each node; bit 7 says that the node accepts. */
  readonly nodes: Uint8Array;
  /** Label of every edge, node after node. */
  readonly labels: Uint8Array;
  /** For every edge: the number of its own node, less that of the node it leads to (at least 1). */
  readonly distances: Uint32Array;
}

/**
 * A minimal acyclic automaton in one typed array, read-only. An edge is 32 bits: label (6), last of its node (1),
 * whether a word ends behind it (1), first edge of the node it leads to (24). Every word has a number: its place in
 * sorted order.
 */
export class Automaton {
  readonly #edges: Uint32Array;
  /** Words that come before an edge within its node. */
  readonly #before: Uint32Array;
  /** First edge of the start node. */
  readonly root: number;
  /** Number of words. */
  readonly size: number;

  constructor(image: AutomatonImage) {
    const { nodes, labels, distances } = image;
    const edges = new Uint32Array(labels.length + 1);
    const before = new Uint32Array(labels.length + 1);
    const first = new Uint32Array(nodes.length);
    const words = new Uint32Array(nodes.length);
    // Edge 0 is a sentinel: a node without edges starts there, and its label 0 matches no letter.
    edges[0] = 1 << 6;
    let edge = 1;
    for (let node = 0; node < nodes.length; node++) {
      const head = nodes[node] as number;
      const count = head & 127;
      first[node] = count === 0 ? 0 : edge;
      let total = head >> 7;
      for (let i = 0; i < count; i++, edge++) {
        const target = node - (distances[edge - 1] as number);
        const last = i === count - 1 ? 1 : 0;
        const accepts = (nodes[target] as number) >> 7;
        edges[edge] =
          ((labels[edge - 1] as number) | (last << 6) | (accepts << 7) | ((first[target] as number) << 8)) >>>
          0;
        before[edge] = total;
        total += words[target] as number;
      }
      words[node] = total;
    }
    this.#edges = edges;
    this.#before = before;
    this.root = first[nodes.length - 1] ?? 0;
    this.size = words[nodes.length - 1] ?? 0;
  }

  /** The edge labelled `label` of the node that starts at edge `node`, or 0. */
  find(node: number, label: number): number {
    const edges = this.#edges;
    for (let at = node; ; at++) {
      const edge = edges[at] as number;
      const own = edge & 63;
      if (own === label) return at;
      if (own > label || edge & 64) return 0;
    }
  }

  /** First edge of the node that edge `at` leads to. */
  target(at: number): number {
    return (this.#edges[at] as number) >>> 8;
  }

  /** Whether a word ends behind edge `at`. */
  accepts(at: number): boolean {
    return ((this.#edges[at] as number) & 128) !== 0;
  }

  /** How much following edge `at` adds to the number of the word. */
  before(at: number): number {
    return this.#before[at] as number;
  }

  /** Label codes of word number `index` (from 0), written to `out`; returns their count. */
  spell(index: number, out: Uint8Array): number {
    let rest = index;
    let node = this.root;
    let length = 0;
    for (;;) {
      let at = node;
      while (((this.#edges[at] as number) & 64) === 0 && (this.#before[at + 1] as number) <= rest) at++;
      rest -= this.#before[at] as number;
      out[length++] = (this.#edges[at] as number) & 63;
      if (this.accepts(at) && rest === 0) return length;
      node = this.target(at);
    }
  }
}
