// What is asked of the API.

import { kinds, texts, usual } from './settings.js';

export function requestOf(state) {
  const { asks, details } = kinds[state.kind];
  const request = { prompt: state.line, seed: Number(state.seed), preset: state.preset, scan: true, ...asks };
  const isNamed = details.includes('scheme') && /^[A-Z]{5,}$/.test(state.scheme);
  const lines = Number(state.lines);
  if (details.includes('scheme') && state.scheme !== 'auto')
    request.scheme = isNamed ? state.scheme : repeated(state.scheme, lines);
  if (
    details.includes('lines') &&
    !isNamed &&
    (request.scheme !== undefined || state.lines !== usual.lines || state.kind !== 'rhymed')
  )
    request.lines = lines;
  if (details.includes('meter') && state.meter !== 'auto') request.meter = state.meter;
  if (Number(state.further) > 0) request.furtherStanzas = Number(state.further);
  return request;
}

/** A pattern of four lines over a poem, with further letters in each stanza. */
function repeated(pattern, lines) {
  const stanzas = [];
  for (let at = 0; at < lines / 4; at++) {
    stanzas.push(
      [...pattern]
        .map((letter) => (letter === '-' ? '-' : String.fromCharCode(letter.charCodeAt(0) + 2 * at)))
        .join(''),
    );
  }
  return stanzas.join(' ');
}

/** Asks the API. @throws Error whose message a person can read. */
export async function ask(body, accept, signal) {
  let response;
  try {
    response = await fetch('poem', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Error(texts.errors.offline);
  }
  if (response.ok)
    return accept === 'image/png' ? { picture: await response.blob() } : { poem: await response.json() };
  const problem = await response.json().catch(() => ({}));
  if (response.status === 429 || response.status === 503)
    throw new Error(texts.errors.busy.replace('{seconds}', response.headers.get('retry-after') ?? '5'));
  if (response.status === 400) throw new Error(texts.errors.request.replace('{field}', problem.field ?? ''));
  throw new Error(texts.errors.failed);
}
