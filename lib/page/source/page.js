// The page's script. lib/page/assets.json holds what a browser gets of it: `npm run page:build` writes that.

import { addressOf, stateOfAddress } from './address.js';
import { ask, requestOf } from './request.js';
import { $, isPressed, kinds, longest, presets, texts, usual } from './settings.js';
import { element, plain, render } from './verse.js';

const form = $('form');
const field = $('line');
const poems = new Map();
let running;
let shown;

function stateOfForm() {
  const data = new FormData(form);
  const state = { line: field.value.trim() };
  for (const name of Object.keys(usual)) state[name] = data.get(name) ?? usual[name];
  return state;
}

function fillForm(state) {
  field.value = state.line;
  for (const name of Object.keys(usual)) {
    for (const input of form.querySelectorAll(`input[name="${name}"]`))
      input.checked = input.value === state[name];
  }
  showDetails();
}

/** Only what a kind of verse lets a person choose is shown. */
function showDetails() {
  const { details } = kinds[new FormData(form).get('kind') ?? usual.kind];
  for (const name of ['lines', 'scheme', 'meter']) $(`choose-${name}`).hidden = !details.includes(name);
}

function newSeed() {
  return String(crypto.getRandomValues(new Uint32Array(1))[0]);
}

/** Writes what a state asks for, and puts it into the address unless it is there. */
async function write(state, { isNew = true } = {}) {
  if (state.line === '') return tell(texts.errors.empty, 'error');
  if ([...state.line].length > longest) return tell(texts.errors.line, 'error');
  if (running?.key === addressOf(state)) return;
  running?.abort.abort();
  const run = { key: addressOf(state), abort: new AbortController() };
  running = run;
  if (isNew) history.pushState(null, '', run.key);
  tell(texts.writing, 'waiting');
  $('poem').classList.add('waiting');
  try {
    const poem =
      poems.get(run.key) ?? (await ask(requestOf(state), 'application/json', run.abort.signal)).poem;
    if (running !== run) return;
    poems.set(run.key, poem);
    show(poem, state);
  } catch (error) {
    if (running === run && error.name !== 'AbortError') tell(error.message, 'error');
  } finally {
    if (running === run) {
      running = undefined;
      $('poem').classList.remove('waiting');
    }
  }
}

function tell(text, kind = '') {
  $('status').textContent = text;
  $('status').className = kind;
}

function show(poem, state) {
  shown = { poem, state };
  render(shown);
  const lines = poem.lines.filter((line) => line !== '').length;
  const notes = [
    ...(texts.epigraph[poem.openingReason] ? [texts.epigraph[poem.openingReason]] : []),
    ...(poem.exhausted ? [texts.exhausted] : []),
  ];
  tell([texts.ready.replace('{lines}', lines), ...notes].join(' '));
  $('about').textContent = aboutOf(poem);
  $('result').hidden = false;
  $('goOn').disabled = !kinds[state.kind].goesOn || Number(state.further) >= 8;
  $('calmer').disabled = state.preset === presets[0];
  $('wilder').disabled = state.preset === presets.at(-1);
  document.title = `${state.line.split('\n')[0]} · ${texts.title}`;
}

function aboutOf({ meter, scheme }) {
  if (meter === undefined) return texts.unmeasured;
  const [name, ...feet] = meter.split('-');
  const measure = texts.measure[name].replace('{feet}', feet.join('-'));
  return `${measure}, ${texts.rhymes.replace('{scheme}', scheme)}`;
}

/** What the buttons under the poem do. */
const actions = {
  another: () => write({ ...shown.state, seed: newSeed(), further: usual.further }),
  goOn: () => write({ ...shown.state, further: String(Number(shown.state.further) + 1) }),
  calmer: () => inMood(-1),
  wilder: () => inMood(1),
  copy: () => copy(shown.poem.poem, texts.copied),
  link: () => copy(new URL(addressOf(shown.state), location.href).href, texts.linked),
  picture: async () => {
    tell(texts.writing, 'waiting');
    try {
      const { scan, ...request } = requestOf(shown.state);
      const { picture } = await ask(request, 'image/png');
      const link = element('a', '');
      link.href = URL.createObjectURL(picture);
      link.download = `${plain(shown.state.line).slice(0, 40) || 'poem'}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      tell(texts.drawn);
    } catch {
      tell(texts.errors.picture, 'error');
    }
  },
};

function inMood(step) {
  const state = {
    ...shown.state,
    preset: presets[presets.indexOf(shown.state.preset) + step],
    seed: newSeed(),
  };
  fillForm(state);
  return write(state);
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    tell(done);
  } catch {
    tell(texts.errors.clipboard, 'error');
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  // A second click while the poem is written asks for nothing new.
  if (!running) write({ ...stateOfForm(), seed: newSeed(), further: usual.further });
});
form.addEventListener('change', showDetails);
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
for (const [id, act] of Object.entries(actions))
  $(id).addEventListener('click', () => shown && !running && act());
for (const id of ['stresses', 'making']) {
  $(id).addEventListener('click', () => {
    $(id).setAttribute('aria-pressed', String(!isPressed(id)));
    render(shown);
    $('legend').hidden = !isPressed('making');
  });
}
addEventListener('pagehide', () => running?.abort.abort());
addEventListener('popstate', readAddress);

function readAddress() {
  const state = stateOfAddress();
  fillForm(state);
  running?.abort.abort();
  running = undefined;
  if (state.line === '') {
    shown = undefined;
    $('result').hidden = true;
    $('poem').replaceChildren();
    document.title = texts.title;
    return tell('');
  }
  const isNew = state.seed === undefined;
  if (isNew) {
    state.seed = newSeed();
    history.replaceState(null, '', addressOf(state));
  }
  return write(state, { isNew: false });
}

readAddress();
