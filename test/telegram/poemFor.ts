import type { PoemRequest } from '../../lib/api/request.ts';

/** An answer of `generate`, which shows what was asked for and by which invocation. */
export function poemFor(request: PoemRequest, nth: number) {
  const { prompt, theme, preset = 'poet', form = 'rhymed' } = request;
  const lines = [
    ...(prompt?.split('\n') ?? [`О том, что есть ${theme}`]),
    'И вечер близится к порогу',
    `И ветер ходит ${nth} раз`,
    `Таков ${preset} покой`,
  ];
  return {
    poem: lines.join('\n'),
    lines,
    form,
    ...(theme === undefined ? {} : { theme }),
    seed: request.seed ?? nth,
    preset,
    model: { name: 'classic', version: '9.9.9' },
    timing: { loadMs: 0, composeMs: 1 },
  };
}
