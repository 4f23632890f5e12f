import type { LanguageModel, State } from '../../lib/network/languageModel.ts';

/** The same network, with the states that were neither stepped nor released. It throws where another is used. */
export function trackStates(model: LanguageModel): LanguageModel & { readonly live: ReadonlySet<State> } {
  const live = new Set<State>();
  const add = <S extends State>(state: S): S => {
    live.add(state);
    return state;
  };
  const spend = <S extends State>(state: S): S => {
    if (!live.delete(state)) throw new Error('this state is not in use');
    return state;
  };
  return {
    ...model,
    live,
    start: (batch) => add(model.start(batch)),
    async step(tokens, state) {
      const step = await model.step(tokens, spend(state));
      add(step.state);
      return step;
    },
    async read(tokens, state) {
      const step = await model.read(tokens, spend(state));
      add(step.state);
      return step;
    },
    select(state, rows) {
      if (!live.has(state)) throw new Error('this state is not in use');
      return add(model.select(state, rows));
    },
    release: (state) => model.release(spend(state)),
  };
}
