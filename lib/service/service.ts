import type { PictureFormat } from '../api/pictureFormats.ts';
import { Problem } from '../api/problem.ts';
import { parsePoemRequest } from '../api/request.ts';
import { answerOf, type Health, type PoemResponse } from '../api/response.ts';
import { weightOf } from '../api/weight.ts';
import type { ComposeRequest, Poem, Poet } from '../poet/compose.ts';
import { type ModelName, modelNames } from '../poet/models.ts';
import { type Lazy, lazy } from '../shared/lazy.ts';
import type { Log } from '../shared/log.ts';
import { healthOf } from './health.ts';
import type { LineAllowance } from './lineAllowance.ts';
import { type DrawnPoem, PoemApi } from './poemApi.ts';

/** Seconds after which a caller may try again if the network can't be loaded. */
const retryAfter = 5;

/** A poet for each network, loaded when it is first asked for. */
export type Poets = Readonly<Record<ModelName, Lazy<Poet>>>;

export function lazyPoets(load: (name: ModelName) => Promise<Poet>): Poets {
  return Object.fromEntries(modelNames.map((name) => [name, lazy(() => load(name))])) as unknown as Poets;
}

/** Takes one measurement: milliseconds of loading, milliseconds of writing, or tokens of a poem. */
export type Measure = (name: 'LoadTime' | 'ComposeTime' | 'Tokens', value: number) => void;

/** What the service is made of; tests put their own here. */
export interface ServiceParts {
  readonly poets: Poets;
  compose(poet: Poet, request: ComposeRequest): Promise<Poem>;
  /** Version of the service. */
  readonly version: string;
  readonly log: Log;
  readonly measure: Measure;
  /** How many lines may be written; any number without it. */
  readonly allowance?: LineAllowance | undefined;
}

/** Writes poems in the thread that it is called in. */
export class PoemService extends PoemApi {
  readonly #parts: ServiceParts;

  constructor(parts: ServiceParts) {
    super(parts.log);
    this.#parts = parts;
  }

  async writePoem(body: unknown, signal?: AbortSignal): Promise<PoemResponse> {
    const parsed = parsePoemRequest(body);
    const { measure, poets, allowance } = this.#parts;
    allowance?.take(weightOf(parsed));
    const { model, ...request } = parsed;
    const cold = poets[model].current === undefined;
    const started = performance.now();
    const poet = await this.#loadPoet(model);
    const loaded = performance.now();
    const poem = await this.#compose(poet, signal ? { ...request, signal } : request);
    const timing = { loadMs: rounded(loaded - started), composeMs: rounded(performance.now() - loaded) };
    if (cold) measure('LoadTime', timing.loadMs);
    measure('ComposeTime', timing.composeMs);
    measure('Tokens', poem.tokens);
    return { ...answerOf(poem), timing };
  }

  async drawPoem(body: unknown, format: PictureFormat, signal?: AbortSignal): Promise<DrawnPoem> {
    const poem = await this.writePoem(body, signal);
    const { drawPicture } = await import('../picture/picture.ts');
    return { poem, picture: await drawPicture(poem, parsePoemRequest(body).prompt ?? '', format) };
  }

  health(): Health {
    const { poets, version } = this.#parts;
    const loaded = modelNames.flatMap((name) => poets[name].current ?? []);
    return healthOf(
      version,
      loaded.map(({ name, version }) => ({ name, version })),
    );
  }

  async #loadPoet(name: ModelName): Promise<Poet> {
    try {
      return await this.#parts.poets[name].get();
    } catch (error) {
      this.logError('network not loaded', error);
      const detail = `The poet's network cannot be loaded at the moment. Try again in ${retryAfter} seconds.`;
      throw new Problem(503, { detail }, { 'retry-after': String(retryAfter) }, { cause: error });
    }
  }

  async #compose(poet: Poet, request: ComposeRequest): Promise<Poem> {
    try {
      return await this.#parts.compose(poet, request);
    } catch (error) {
      request.signal?.throwIfAborted();
      throw this.problemOf(error);
    }
  }
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
