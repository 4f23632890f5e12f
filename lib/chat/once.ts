/** Does each piece of work once, however often it is asked for. */
export interface Once {
  /**
   * Does the work, unless it is already done or another process is doing it.
   *
   * @param work returns what JSON can hold.
   * @returns what the work returned, now or earlier; `later` if another process is doing it and did not finish in time: it
   * may still fail.
   * @throws what the work throws; then it counts as not done.
   */
  run<T>(key: string, work: () => Promise<T>): Promise<{ readonly result: T } | 'later'>;
}
