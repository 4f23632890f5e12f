/** Sees to it that a piece of work is done once, however often it is asked for. */
export interface Once {
  /**
   * Does the work unless it was done before, or is being done by another.
   *
   * @returns `later` if another is at it and did not finish in time: whether it will is not known.
   * @throws what the work throws; then it counts as not done.
   */
  run(key: string, work: () => Promise<void>): Promise<'done' | 'later'>;
}
