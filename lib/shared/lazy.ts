/** A value that is loaded once, on demand. */
export interface Lazy<T> {
  /** The value; callers who come while it loads share that load. After a failure the next call loads anew. */
  get(): Promise<T>;
  /** The value if it is there already. */
  readonly current: T | undefined;
}

/** Keeps the first successful result of `load` and forgets its failures. */
export function lazy<T>(load: () => Promise<T>): Lazy<T> {
  let pending: Promise<T> | undefined;
  let current: T | undefined;
  return {
    get() {
      pending ??= load().then(
        (value) => {
          current = value;
          return value;
        },
        (error: unknown) => {
          pending = undefined;
          throw error;
        },
      );
      return pending;
    },
    get current() {
      return current;
    },
  };
}
