import type { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';

/** Seconds that a value is cached: a new secret needs no deployment. */
const maxAge = 300;
/** Milliseconds before SSM is asked again after it failed. */
const pause = 30_000;

/** A secret is missing or can't be read. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
  /** Whether SSM is at fault, so that the secret may be read later. */
  readonly isOutage: boolean;

  constructor(message: string, isOutage: boolean, options?: ErrorOptions) {
    super(message, options);
    this.isOutage = isOutage;
  }
}

/** A secret in a parameter of SSM, cached for five minutes, and for longer while SSM can't be read. */
export class SecretParameter {
  readonly #name: string;
  readonly #provider: () => SSMProvider;
  #last: string | undefined;
  #askAgainAt = 0;

  constructor(name: string, provider: () => SSMProvider) {
    this.#name = name;
    this.#provider = provider;
  }

  /** @throws SecretError */
  async read(): Promise<string> {
    if (this.#last !== undefined && performance.now() < this.#askAgainAt) return this.#last;
    try {
      const value = await this.#provider().get(this.#name, { decrypt: true, maxAge });
      // A parameter that is made from a file ends with a line break.
      this.#last = value?.trim();
    } catch (cause) {
      const isOutage = isOutageOfSsm((cause as Error).cause);
      if (!isOutage || this.#last === undefined) {
        throw new SecretError(`The parameter ${this.#name} can't be read.`, isOutage, { cause });
      }
      this.#askAgainAt = performance.now() + pause;
    }
    if (!this.#last) throw new SecretError(`The parameter ${this.#name} is missing or empty.`, false);
    return this.#last;
  }
}

/** Whether a failed call may succeed later: SSM did not answer, failed itself, or limits its callers. */
function isOutageOfSsm(error: unknown): boolean {
  const { name = '', $metadata } = (error ?? {}) as {
    name?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const { httpStatusCode: status } = $metadata ?? {};
  return status === undefined || status >= 500 || /throttl|toomanyrequests|requestlimit/i.test(name);
}
