/**
 * Draws a sample of fixed size from a stream of unknown length: each thing is as likely as any other (Vitter 1985,
 * algorithm R).
 */
export class Reservoir<Thing> {
  readonly drawn: Thing[] = [];
  readonly #size: number;
  readonly #random: { integer(below: number): number };
  #seen = 0;

  constructor(size: number, random: { integer(below: number): number }) {
    this.#size = size;
    this.#random = random;
  }

  add(thing: Thing): void {
    const place = this.#random.integer(++this.#seen);
    if (this.drawn.length < this.#size) this.drawn.push(thing);
    else if (place < this.#size) this.drawn[place] = thing;
  }
}
