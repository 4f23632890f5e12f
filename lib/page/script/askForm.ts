import { byId } from './data.ts';
import { isWholeScheme, kindOf, requestForAnother, requestOf, type Wish, wishOf } from './wish.ts';

const form = byId<HTMLFormElement>('ask');
const line = byId<HTMLTextAreaElement>('line');

const wishNow = () => Object.fromEntries(new FormData(form)) as unknown as Wish;

/** The form that a person fills in. */
export const askForm = {
  /** What it asks for. */
  get request(): URLSearchParams {
    return requestOf(wishNow());
  },

  /** What it asks for where another poem is wanted. See {@link requestForAnother}. */
  anotherThan(shown: URLSearchParams): URLSearchParams {
    return requestForAnother(shown, wishNow());
  },

  get isBlank(): boolean {
    return line.value.trim() === '';
  },

  focus(): void {
    line.focus();
  },

  /** Fills it in with what a request asks for. */
  show(request: URLSearchParams): void {
    const wish = wishOf(request);
    line.value = wish.line;
    for (const [name, value] of Object.entries(wish)) {
      const choices = form.elements.namedItem(name);
      if (choices instanceof RadioNodeList) choices.value = value;
    }
    this.update();
  },

  /** Chooses a mood; what else is in the form, sent or not, stays. */
  choosePreset(preset: string): void {
    (form.elements.namedItem('preset') as RadioNodeList).value = preset;
  },

  /** Shows the choices that the chosen kind of verse has. */
  update(): void {
    const { kind, scheme } = wishNow();
    const { details } = kindOf(kind);
    for (const set of form.querySelectorAll<HTMLFieldSetElement>('#details fieldset')) {
      const name = set.dataset['choice'] as string;
      set.hidden = name !== 'kind' && !details.some((own) => own === name);
      // A whole scheme says how long the poem is.
      if (name === 'lines') set.hidden ||= details.includes('scheme') && isWholeScheme(scheme);
    }
  },

  /** Calls back when the form is sent: by its button, or by Enter in the line where that is no new line. */
  onSend(send: () => void): void {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send();
    });
    form.addEventListener('change', () => this.update());
    line.addEventListener('keydown', (event) => {
      const isTyping = event.isComposing || event.shiftKey || matchMedia('(pointer: coarse)').matches;
      if (event.key !== 'Enter' || isTyping) return;
      event.preventDefault();
      form.requestSubmit();
    });
  },
};
