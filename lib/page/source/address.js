// The address holds what is asked for.

import { kinds, usual } from './settings.js';

export function stateOfAddress() {
  const query = new URLSearchParams(location.search);
  const state = { line: query.get('line') ?? '', seed: query.get('seed') ?? undefined };
  for (const name of Object.keys(usual)) state[name] = query.get(name) ?? usual[name];
  if (!Object.hasOwn(kinds, state.kind)) state.kind = usual.kind;
  return state;
}

export function addressOf(state) {
  const query = new URLSearchParams({ line: state.line, seed: state.seed });
  for (const [name, value] of Object.entries(usual)) if (state[name] !== value) query.set(name, state[name]);
  return `?${query}`;
}
