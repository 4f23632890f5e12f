import type { PoemResponse } from '../../api/response.ts';
import { drawSeed } from '../../sampling/random.ts';
import type { Action } from '../texts.ts';
import { changed, furtherStanzasOf, type Place, placeOf, searchOf, type View } from './address.ts';
import { askForm } from './askForm.ts';
import { fields, filled, texts } from './data.ts';
import { askForPicture, askForPoem, Trouble } from './poet.ts';
import { copy, save } from './sharing.ts';
import { presetBeside, sheet } from './sheet.ts';
import { kindOf, wishOf } from './wish.ts';

/** The poem that is shown, and where. */
let place = placeOf(location.search, fields);
let poem: PoemResponse | undefined;
/** Set while something is waited for. */
let waiting: AbortController | undefined;

/** A request for another poem. */
const anew = (request: URLSearchParams) =>
  changed(request, { seed: String(drawSeed()), furtherStanzas: undefined });

/** Milliseconds after which a person is told that the poet writes. */
const patience = 300;

/** Does one thing at a time: what is asked for meanwhile, as by a second click, is left out. */
async function wait<T>(work: (signal: AbortSignal) => Promise<T>, done: (result: T) => void): Promise<void> {
  if (waiting !== undefined) return;
  const own = new AbortController();
  waiting = own;
  const slow = setTimeout(() => sheet.say(texts.writing, { stays: true }), patience);
  try {
    const result = await work(own.signal);
    sheet.say('');
    done(result);
  } catch (error) {
    // Who has left is told nothing.
    if (own.signal.aborted) return;
    sheet.complain(error instanceof Trouble ? error.message : texts.errors.failed);
  } finally {
    clearTimeout(slow);
    if (waiting === own) {
      waiting = undefined;
      sheet.settle();
    }
  }
}

function leave(): void {
  waiting?.abort();
  waiting = undefined;
  sheet.settle();
}

/** Has a poem written, and goes to its address once it is there. */
function write(request: URLSearchParams, rows = rowsOf(request)): Promise<void> {
  const next: Place = { request, shown: place.shown };
  if (waiting === undefined) sheet.wait(rows);
  return wait(
    (signal) => askForPoem(request, signal),
    (answer) => {
      history.pushState(null, '', searchOf(next));
      show(next, answer);
    },
  );
}

function show(next: Place, answer: PoemResponse | undefined): void {
  [place, poem] = [next, answer];
  document.title = answer === undefined ? texts.title : `${answer.lines[0]} — ${texts.title}`;
  sheet.show(answer, place);
  if (answer === undefined) return;
  sheet.say(filled(texts.ready, { lines: answer.lines.length }), { isSeen: false });
  sheet.reveal();
}

/** Shows what the address says: at the start, and when a person goes back or forward. */
function arrive(): void {
  leave();
  place = placeOf(location.search, fields);
  askForm.show(place.request);
  if (!place.request.has('line') && !place.request.has('theme')) {
    show(place, undefined);
    return;
  }
  if (!place.request.has('seed')) {
    place = { ...place, request: anew(place.request) };
    history.replaceState(null, '', searchOf(place));
  }
  sheet.wait(rowsOf(place.request));
  const own = place;
  void wait(
    (signal) => askForPoem(own.request, signal),
    (answer) => show(own, answer),
  );
}

/** How many rows a poem takes, blank ones between its stanzas too. */
function rowsOf(request: URLSearchParams): number {
  const { kind, lines: asked } = wishOf(request);
  const lines = (kindOf(kind).lines ?? Number(asked)) + 4 * furtherStanzasOf(request);
  return lines + Math.ceil(lines / 4) - 1;
}

function inMood(preset: string | undefined): void {
  if (preset === undefined) return;
  askForm.choosePreset(preset);
  void write(changed(place.request, { preset, furtherStanzas: undefined }));
}

/** What the buttons under a poem do. */
const acts: Readonly<Record<Action, () => unknown>> = {
  another: () => write(anew(askForm.anotherThan(place.request))),
  goOn: () => {
    const furtherStanzas = String(furtherStanzasOf(place.request) + 1);
    return write(changed(place.request, { furtherStanzas }), sheet.rows + 5);
  },
  calmer: () => inMood(presetBeside(place.request, -1)),
  wilder: () => inMood(presetBeside(place.request, 1)),
  copy: () =>
    wait(
      () => copy(poem?.poem ?? ''),
      () => sheet.say(texts.copied),
    ),
  link: () =>
    wait(
      () => copy(location.href),
      () => sheet.say(texts.linked),
    ),
  picture: () =>
    wait(
      (signal) => askForPicture(place.request, signal),
      (picture) => {
        save(picture, `${place.request.get('seed')}.png`);
        sheet.say(texts.drawn);
      },
    ),
};

function changeView(view: View, isShown: boolean): void {
  const shown = new Set(place.shown);
  if (isShown) shown.add(view);
  else shown.delete(view);
  place = { ...place, shown };
  history.replaceState(null, '', searchOf(place) || '.');
  if (poem) sheet.show(poem, place);
}

askForm.onSend(() => {
  if (askForm.isBlank) {
    sheet.complain(texts.errors.empty);
    return askForm.focus();
  }
  void write(anew(askForm.request));
});
sheet.onAction((action) => void acts[action]());
sheet.onView(changeView);
sheet.onExample((line) => {
  askForm.show(changed(askForm.request, { line }));
  void write(anew(askForm.request));
});
addEventListener('popstate', arrive);
addEventListener('pagehide', leave);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && poem === undefined) arrive();
});
arrive();
