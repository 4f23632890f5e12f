import type { Random } from '../../sampling/random.ts';

/**
 * The children of a line's candidates: each is a candidate with one token more. Parent, token and weight are kept in
 * columns, so that a step with thousands of children allocates nothing.
 */
export class Children {
  #parents = new Int32Array(0);
  #tokens = new Int32Array(0);
  /** Natural logarithms of the weights. */
  #weights = new Float64Array(0);
  /** Scratch of {@link pick}. */
  #linear = new Float64Array(0);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  add(parent: number, token: number, logWeight: number): void {
    if (this.#count === this.#tokens.length) this.#grow();
    this.#parents[this.#count] = parent;
    this.#tokens[this.#count] = token;
    this.#weights[this.#count++] = logWeight;
  }

  parent(child: number): number {
    return this.#parents[child] as number;
  }

  token(child: number): number {
    return this.#tokens[child] as number;
  }

  logWeight(child: number): number {
    return this.#weights[child] as number;
  }

  /**
   * Picks at most `most` children, none twice: all that are heavier than a threshold, and of the others a stratified
   * draw, whose members then weigh as much as the threshold. Of all unbiased ways to keep so few it has the least error
   * (Fearnhead and Clifford 2003, "On-line inference for hidden Markov models via particle filters", section 3.2).
   * @returns children in order, their weights set.
   */
  pick(most: number, random: Random): number[] {
    const count = this.#count;
    if (count <= most) return Array.from({ length: count }, (_, child) => child);
    let highest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i++) highest = Math.max(highest, this.#weights[i] as number);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += this.#linear[i] = Math.exp((this.#weights[i] as number) - highest);
    const { threshold, light } = this.#threshold(sum, most);
    const picked: number[] = [];
    const stride = light.sum / light.places;
    let mark = random.uniform() * stride;
    for (let i = 0; i < count; i++) {
      const weight = this.#linear[i] as number;
      if (weight >= threshold) picked.push(i);
      else {
        mark -= weight;
        if (mark >= 0 || picked.length >= most) continue;
        mark += stride;
        picked.push(i);
        this.#weights[i] = Math.log(threshold) + highest;
      }
    }
    return picked;
  }

  /** The weight `c` for which the weights, each over `c` but at most 1, sum to `most`; what lies below it. */
  #threshold(sum: number, most: number): { threshold: number; light: { sum: number; places: number } } {
    let threshold = sum / most;
    let light = { sum, places: most };
    for (;;) {
      let below = 0;
      let heavy = 0;
      for (let i = 0; i < this.#count; i++) {
        const weight = this.#linear[i] as number;
        if (weight >= threshold) heavy++;
        else below += weight;
      }
      const places = most - heavy;
      if (places === light.places || places === 0 || below === 0) return { threshold, light };
      light = { sum: below, places };
      threshold = below / places;
    }
  }

  #grow(): void {
    const length = Math.max(1024, 2 * this.#tokens.length);
    const wider = <T extends Int32Array | Float64Array>(next: T, old: T): T => {
      next.set(old);
      return next;
    };
    this.#parents = wider(new Int32Array(length), this.#parents);
    this.#tokens = wider(new Int32Array(length), this.#tokens);
    this.#weights = wider(new Float64Array(length), this.#weights);
    this.#linear = new Float64Array(length);
  }
}
