import { limits } from '../../api/limits.ts';
import type { PoemResponse } from '../../api/response.ts';
import { presetNames } from '../../sampling/presets.ts';
import type { Action } from '../texts.ts';
import { furtherStanzasOf, type Place, type View, views } from './address.ts';
import { byId, filled, texts } from './data.ts';
import { inReadersLetters } from './rhymeLetters.ts';
import { setPoem } from './verse.ts';
import { kindOf, wishOf } from './wish.ts';

const [poem, tools, examples] = [byId('poem'), byId('tools'), byId('examples')];
const [problem, status, note] = [byId('problem'), byId('status'), byId('note')];
const [makingNote, measure] = [byId('making-note'), byId('measure')];

const [, MOST_FURTHER] = limits.furtherStanzas;
/** Milliseconds in which a sentence is read. */
const LEGIBLE = 6000;
let fading: ReturnType<typeof setTimeout> | undefined;

/** What is beside the form: the poem, what it is made of, and what can be done with it. */
export const sheet = {
  /** Shows a poem; `undefined` shows lines to begin with. */
  show(answer: PoemResponse | undefined, { request, shown }: Place): void {
    tools.hidden = answer === undefined;
    examples.hidden = answer !== undefined;
    const ownLines = (request.get('line') ?? '').split(/\r\n?|\n/u).filter((own) => own.trim() !== '');
    poem.replaceChildren(...(answer ? setPoem(answer, ownLines.length, shown) : []));
    note.textContent = answer ? notesOn(answer) : '';
    makingNote.hidden = answer === undefined || !shown.has('making');
    measure.textContent = answer ? measureOf(answer) : '';
    for (const view of views) switchOf(view).checked = shown.has(view);
    updateActions(request);
    problem.textContent = '';
  },

  /** Marks the poem as waited for, and keeps room for so many rows. */
  wait(rows: number): void {
    problem.textContent = '';
    poem.ariaBusy = 'true';
    poem.style.setProperty('--rows', String(rows));
    examples.hidden = true;
    setTools(false);
  },

  /** Ends the waiting. */
  settle(): void {
    poem.ariaBusy = 'false';
    setTools(true);
  },

  /** Rows that the poem takes as it stands; a line that does not fit takes two. */
  get rows(): number {
    const { height } = poem.getBoundingClientRect();
    return Math.round(height / Number.parseFloat(getComputedStyle(poem).lineHeight));
  },

  /** Says something that goes away by itself, or stays until something else is said; not to those who see it anyhow. */
  say(text: string, { stays = false, isSeen = true } = {}): void {
    status.textContent = text;
    status.classList.toggle('unseen', !isSeen);
    clearTimeout(fading);
    if (!stays) fading = setTimeout(() => status.replaceChildren(), LEGIBLE);
  },

  complain(text: string): void {
    status.textContent = '';
    problem.textContent = text;
    if (poem.childElementCount > 0) return;
    // Nothing is waited for any more.
    poem.style.removeProperty('--rows');
    examples.hidden = false;
  },

  /** Brings the poem into view where it is below. */
  reveal(): void {
    if (poem.getBoundingClientRect().top > innerHeight * 0.6) byId('work').scrollIntoView();
  },

  onAction(act: (action: Action) => void): void {
    tools.addEventListener('click', ({ target }) => {
      const button = (target as HTMLElement).closest<HTMLElement>('[data-action]');
      if (button && button.ariaDisabled !== 'true') act(button.dataset['action'] as Action);
    });
  },

  onView(change: (view: View, isShown: boolean) => void): void {
    for (const view of views) {
      switchOf(view).addEventListener('change', ({ target }) =>
        change(view, (target as HTMLInputElement).checked),
      );
    }
  },

  onExample(choose: (line: string) => void): void {
    examples.addEventListener('click', ({ target }) => {
      const line = (target as HTMLElement).dataset['line'];
      if (line !== undefined) choose(line);
    });
  },
};

/** A preset next to that of a request; undefined where there is none further on. */
export function presetBeside(request: URLSearchParams, step: 1 | -1): string | undefined {
  return presetNames[presetNames.indexOf(wishOf(request).preset as (typeof presetNames)[number]) + step];
}

function switchOf(view: View): HTMLInputElement {
  return tools.querySelector(`[data-view="${view}"]`) as HTMLInputElement;
}

/** Actions that have nothing to do. */
let idle: ReadonlySet<Action> = new Set();

function updateActions(request: URLSearchParams): void {
  const isWhole = !kindOf(wishOf(request).kind).goesOn || furtherStanzasOf(request) >= MOST_FURTHER;
  const ends: [Action, boolean][] = [
    ['goOn', isWhole],
    ['calmer', presetBeside(request, -1) === undefined],
    ['wilder', presetBeside(request, 1) === undefined],
  ];
  idle = new Set(ends.filter(([, isIdle]) => isIdle).map(([action]) => action));
  setTools(poem.ariaBusy !== 'true');
}

function setTools(isFree: boolean): void {
  // `disabled` would take the focus from the button that was pressed.
  for (const button of tools.querySelectorAll<HTMLElement>('[data-action]')) {
    button.ariaDisabled = String(!isFree || idle.has(button.dataset['action'] as Action));
  }
  byId('write').ariaDisabled = String(!isFree);
}

function notesOn({ openingReason, exhausted }: PoemResponse): string {
  const reason =
    openingReason === undefined || openingReason === 'asked' ? '' : texts.epigraph[openingReason];
  return [reason, exhausted ? texts.exhausted : ''].filter(Boolean).join(' ');
}

/** The metre and the rhymes of a poem in words. */
function measureOf({ meter, scheme }: PoemResponse): string {
  if (meter === undefined) return texts.unmeasured;
  const [name = '', ...feet] = meter.split('-');
  const words = filled(texts.measure[name] ?? meter, { feet: feet.join('-') });
  if (scheme === undefined) return words;
  const letters = inReadersLetters(scheme, texts.rhymeLetters);
  return `${words}, ${filled(texts.rhymes, { scheme: letters })}.`;
}
