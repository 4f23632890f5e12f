import type { ButtonAction } from './buttons.ts';

/** What the bot says in one language, as plain text without markup. */
export type Texts = Readonly<Record<PlainText, string>> & {
  readonly about: (model: string | undefined) => string;
  /** @param end the last words that were taken. */
  readonly cut: (end: string) => string;
  /** What is shown while a pressed button is released. */
  readonly hints: Readonly<Record<ButtonAction['action'], string>>;
  /** Why a text stands above the poem. */
  readonly epigraph: Readonly<Record<'script' | 'length', string>>;
  readonly inForm: Readonly<Record<'rhymed' | 'free' | 'pirozhok', string>>;
  readonly inlineTitles: Readonly<Record<'tender' | 'poet' | 'madness', string>>;
};

type PlainText =
  | ('start' | 'help' | 'privacy' | 'greeting' | 'thanks' | 'goodbye' | 'praise' | 'complaint')
  | ('needLine' | 'needText' | 'unreadable' | 'unknownCommand' | 'apology' | 'pictureApology' | 'noPicture')
  | ('sympathy' | 'despair' | 'writeAnyway' | 'wholePoem' | 'writeStanza')
  | ('oldButton' | 'lostLine' | 'more' | 'next' | 'wilder' | 'calmer')
  | ('shorter' | 'longer' | 'picture' | 'share' | 'back' | 'tryAgain' | 'inlineEmpty' | 'inlineNone');
