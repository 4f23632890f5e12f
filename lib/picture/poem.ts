/** A poem as it is pictured. */
export interface PicturePoem {
  /** What stands above the poem. */
  readonly epigraph: readonly string[];
  /** Its lines; an empty one between stanzas. */
  readonly verse: readonly string[];
  /** How many of its first lines are the person's. */
  readonly ownLines: number;
  /** What stands below it, small. */
  readonly signature: string;
}
