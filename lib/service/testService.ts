import type { ComposeRequest, Poet } from '../poet/compose.ts';
import type { ModelName } from '../poet/models.ts';
import type { LineAllowance } from './lineAllowance.ts';
import { lazyPoets, PoemService } from './service.ts';

/** A service whose networks and poems are stand-ins; it records what it is asked for. */
export class TestService {
  /** Everything it logged, as lines of JSON. */
  log = '';
  readonly loads: ModelName[] = [];
  /** What the next loads of a network fail with. */
  failures: unknown[] = [];
  readonly asked: ComposeRequest[] = [];
  readonly measured: [name: string, value: number][] = [];
  /** Called before a poem is composed; may throw. */
  composing: () => void = () => {};

  readonly service: PoemService;

  constructor(allowance?: LineAllowance) {
    this.service = new PoemService({
      poets: lazyPoets(async (name) => {
        this.loads.push(name);
        if (this.failures.length > 0) throw this.failures.shift();
        return { name, version: '9.9.9' } as Poet;
      }),
      compose: async (poet, request) => {
        this.composing();
        request.signal?.throwIfAborted();
        this.asked.push(request);
        return poemFor(poet, request);
      },
      version: '1.2.3',
      log: (event) => {
        this.log += `${JSON.stringify(event)}\n`;
      },
      measure: (name, value) => this.measured.push([name, value]),
      allowance,
    });
  }
}

function poemFor(
  { name, version }: Poet,
  { prompt = '', preset, seed = 5, form = 'rhymed', scheme = 'ABAB' }: ComposeRequest,
) {
  const lines = [prompt, 'вторая', 'третья', 'четвёртая'];
  const ofRhymed = { opening: 'line' as const, scheme, meter: 'iamb-4', stressed: 'да́', score: -3 };
  return {
    poem: lines.join('\n'),
    lines,
    form,
    ...(form === 'rhymed' ? ofRhymed : {}),
    seed,
    preset,
    model: { name, version },
    tokens: 9,
  };
}
