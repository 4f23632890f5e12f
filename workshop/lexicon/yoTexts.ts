import { foldYo } from '../../lib/russian/letters.ts';

/** Words and phrases that are spelled so wherever ё is written; the table calls their words ambiguous. */
const SURE =
  'её|моё|твоё|своё|моём|твоём|своём|пришёл|нашёл|ушёл|пошёл|причём|прошёл|живёт|идёт|поёт|зовёт|ведёт|несёт|найдёт|' +
  'пойдёт|придёт|берёт|ждёт|даёт|встаёт|тёмных|тёмные|тёмный|чёрный|чёрные|зелёный|жёлтый|тёплый|весёлый|всё равно|' +
  'всё же|всё ещё|всё-таки|всё таки|всё это|всё то|всё что|всё, что|всё так|всё тот|всё та|обо всём|во всём|о чём|' +
  'ни о чём|в нём|на нём|о нём|при нём|в чём|мне всё|всё было|было всё|всё больше|всё меньше|всё чаще|всё реже|' +
  'всё тише|всё ближе|всё дальше|всё выше|всё ниже|всё глубже|всё быстрее|всё сильнее|всё сильней|всё хуже|всё время|' +
  'всё остальное|всё такое|всё своё|всё моё|всё небо|всё лето|всё утро|всё тело|всё прошло|всё стало|всё пройдёт|' +
  'всё обошлось|всё понятно|всё кончено|вот и всё';
const SURE_FORMS: ReadonlySet<string> = new Set(SURE.split('|'));
const SURE_SPELLINGS = new RegExp(`(?<![а-яё])(?:${foldYo(SURE)})(?![а-яё])`, 'gu');
const WORD = /[а-яё]+/gu;
const VSE = /(?<![а-яё])все(?![а-яё])/u;
const VSYO = /(?<![а-яё])всё(?![а-яё])/u;

/** Least ё in a text that is taken to write it. */
const LEAST_YO = 2;
/** When an author or a book is taken to write ё everywhere: so many texts and words that show it, and this share with ё. */
const LEAST_TEXTS = 3;
const LEAST_SHOWN = 20;
const SHARE = 0.97;

interface Source {
  readonly texts: {
    readonly text: string;
    readonly missed: number;
    readonly hasVse: boolean;
    readonly hasVsyo: boolean;
  }[];
  written: number;
  missed: number;
  hasVsyo: boolean;
}

/**
 * Tells which texts write ё wherever it is spoken, by words and phrases that can have nothing else. A text must have ё
 * twice and miss it in none of them. «Все» tells nothing of itself: it must stand beside «всё» in the text, or its source
 * must be known to write ё everywhere.
 */
export class YoTexts {
  readonly #safe: ReadonlySet<string>;
  readonly #sources = new Map<string | number, Source>();
  #nameless = 0;

  /** @param safe spellings with е whose only form has ё. */
  constructor(safe: ReadonlySet<string>) {
    this.#safe = safe;
  }

  /** @param source whose spelling it is: an author, or a book; a text without one stands for itself. */
  add(text: string, source?: string): void {
    const lower = text.toLowerCase();
    const sure = Array.from(foldYo(lower).matchAll(SURE_SPELLINGS), ({ 0: { length }, index }) =>
      SURE_FORMS.has(lower.slice(index, index + length)),
    );
    const shown = sure.filter(Boolean).length;
    const missed = this.#count(lower, (word) => this.#safe.has(word)) + sure.length - shown;
    const written = this.#count(lower, (word) => word.includes('ё') && this.#safe.has(foldYo(word))) + shown;
    const key = source ?? this.#nameless++;
    let own = this.#sources.get(key);
    if (!own) {
      own = { texts: [], written: 0, missed: 0, hasVsyo: false };
      this.#sources.set(key, own);
    }
    own.written += written;
    own.missed += missed;
    const hasVsyo = VSYO.test(lower);
    own.hasVsyo ||= hasVsyo;
    if (lower.split('ё').length > LEAST_YO)
      own.texts.push({ text, missed, hasVse: VSE.test(lower), hasVsyo });
  }

  /** The texts that write ё. @param options.knownOnly leaves out those of sources that do not show it elsewhere. */
  *texts({ knownOnly = false } = {}): Generator<string> {
    for (const { texts, written, missed, hasVsyo } of this.#sources.values()) {
      const isKnown =
        hasVsyo &&
        texts.length >= LEAST_TEXTS &&
        written >= LEAST_SHOWN &&
        written >= SHARE * (written + missed);
      for (const each of texts)
        if (each.missed === 0 && (isKnown || (!knownOnly && (!each.hasVse || each.hasVsyo)))) yield each.text;
    }
  }

  #count(lower: string, counts: (word: string) => boolean): number {
    let count = 0;
    for (const [word] of lower.matchAll(WORD)) if (counts(word)) count++;
    return count;
  }
}
