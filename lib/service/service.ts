import { Problem, type ProblemDetails } from '../api/problem.ts';
import { parsePoemRequest } from '../api/request.ts';
import { answerOf, type Health, type PoemResponse } from '../api/response.ts';
import { ArtifactError } from '../artifacts/errors.ts';
import type { ComposeRequest, Poem, Poet } from '../poet/compose.ts';
import { type ModelName, modelNames } from '../poet/models.ts';
import { type Lazy, lazy } from '../shared/lazy.ts';
import { type Log, stackFrames } from '../shared/log.ts';

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
}

/** The API without HTTP. */
export class PoemService {
  readonly #parts: ServiceParts;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  /**
   * Writes a poem.
   *
   * @param body a request parsed from JSON, not yet checked.
   * @throws Problem: 400 for a faulty request, 503 if the network can't be loaded, 500 if the writing fails.
   */
  async writePoem(body: unknown): Promise<PoemResponse> {
    const { model, ...request } = parsePoemRequest(body);
    const { measure, poets } = this.#parts;
    const cold = poets[model].current === undefined;
    const started = performance.now();
    const poet = await this.#loadPoet(model);
    const loaded = performance.now();
    const poem = await this.#compose(poet, request);
    const timing = { loadMs: rounded(loaded - started), composeMs: rounded(performance.now() - loaded) };
    if (cold) measure('LoadTime', timing.loadMs);
    measure('ComposeTime', timing.composeMs);
    measure('Tokens', poem.tokens);
    return { ...answerOf(poem), timing };
  }

  /** Like `writePoem`, but returns problem details where that throws. They have a `status`, which no poem has. */
  async answer(body: unknown): Promise<PoemResponse | ProblemDetails> {
    try {
      return await this.writePoem(body);
    } catch (error) {
      return this.problemOf(error).details;
    }
  }

  /** State of the service; loads nothing. */
  health(): Health {
    const models = modelNames.flatMap((asked) => {
      const poet = this.#parts.poets[asked].current;
      return poet === undefined ? [] : [{ name: poet.name, version: poet.version }];
    });
    const [model] = models;
    return {
      status: 'ok',
      version: this.#parts.version,
      loaded: model !== undefined,
      ...(model === undefined ? {} : { model }),
      models,
    };
  }

  /** What the caller is told of an error. An unexpected one is logged, and becomes a 500 that shows nothing of it. */
  problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    this.#parts.log({ level: 'error', message: 'request failed', ...describe(error) });
    const detail = 'Something went wrong on our side. Send the request again; if it fails again, report it.';
    return new Problem(500, { detail }, {}, { cause: error });
  }

  async #loadPoet(name: ModelName): Promise<Poet> {
    try {
      return await this.#parts.poets[name].get();
    } catch (error) {
      this.#parts.log({ level: 'error', message: 'network not loaded', ...describe(error) });
      const detail = `The poet's network cannot be loaded at the moment. Try again in ${retryAfter} seconds.`;
      throw new Problem(503, { detail }, { 'retry-after': String(retryAfter) }, { cause: error });
    }
  }

  async #compose(poet: Poet, request: ComposeRequest): Promise<Poem> {
    try {
      return await this.#parts.compose(poet, request);
    } catch (error) {
      throw this.problemOf(error);
    }
  }
}

/** What the log says of an error. Its message is logged only if it can't have a person's text in it. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const detail = error instanceof ArtifactError ? { file: error.path, detail: error.message } : {};
  return { error: error.name, ...detail, at: stackFrames(error) };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
