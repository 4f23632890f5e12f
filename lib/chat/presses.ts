import { type ButtonAction, decodeButton, type KnownPoem } from './buttons.ts';
import type { Chat, Press, Reply } from './chat.ts';
import type { Deadline } from './deadline.ts';
import type { Feedback } from './feedback.ts';
import { furtherKeyboard, poemButton, poemKeyboard } from './keyboards.ts';
import type { Poems } from './poems.ts';
import type { Recipe } from './recipe.ts';
import { continuationOf, ownLines } from './rework.ts';
import { readPoem } from './sentPoem.ts';
import { type Subject, subjectOf } from './subject.ts';
import type { Texts } from './textKeys.ts';
import { isBotText, texts } from './texts.ts';
import { understand, verseIn } from './understand/understand.ts';

/** Milliseconds that a call may take which must not delay the poem. */
const asideTime = 3000;

type Source<Ref = unknown> = NonNullable<Press<Ref>['source']>;

/** What a pressed button asks for. */
export interface Pressed<Ref> {
  readonly button: ButtonAction;
  readonly press: Press<Ref> & { readonly source: Source<Ref> };
  readonly subject: Subject;
}

/** Answers pressed buttons. What their poems are written from is read from the messages. */
export class Presses<Ref> {
  readonly #chat: Chat<Ref>;
  readonly #poems: Poems<Ref>;
  readonly #feedback: Feedback;
  readonly #log: (error: unknown) => void;

  /** @param log takes the errors that the person does not see. */
  constructor(chat: Chat<Ref>, poems: Poems<Ref>, feedback: Feedback, log: (error: unknown) => void) {
    [this.#chat, this.#poems, this.#feedback, this.#log] = [chat, poems, feedback, log];
  }

  /**
   * Releases a pressed button at once, so that the person does not wait for the poem with it.
   *
   * @returns what to do; undefined if the person was told that the button no longer works.
   */
  async acknowledge(press: Press<Ref>, deadline: Deadline): Promise<Pressed<Ref> | undefined> {
    const said = texts[press.language];
    const button = decodeButton(press.data);
    const pressed = button && readable(button, press);
    const refusal = button ? said.lostLine : said.oldButton;
    const text = pressed ? said.hints[pressed.button.action] : refusal;
    await this.#chat
      .acknowledge(press.id, text, pressed === undefined, soon(deadline))
      // The poem comes all the same: a button whose update is delivered late can't be released any more.
      .catch(this.#log);
    return pressed;
  }

  /**
   * Does what a button asks for.
   *
   * @returns whether it is settled. A button that could not be removed is not: it must keep working.
   */
  async answer({ button, press, subject }: Pressed<Ref>, deadline: Deadline): Promise<boolean> {
    const { source, language } = press;
    const { message, question } = source;
    const said = texts[language];
    switch (button.action) {
      case 'vote': {
        const { vote, preset, form, network } = button;
        await this.#feedback.count(vote, { preset, form, network }).catch(this.#log);
        return true;
      }
      case 'open':
        await this.#chat.setButtons(message, furtherKeyboard(button, subject, said), soon(deadline));
        return true;
      case 'shut':
        await this.#chat.setButtons(message, poemKeyboard(button, subject, said), soon(deadline));
        return true;
      case 'draw': {
        const picture = await this.#poems.picture(subject, button.recipe, question, deadline);
        if (picture) await this.#chat.replyPicture(message, picture, deadline);
        else await this.#chat.reply(message, { text: said.pictureApology }, deadline);
        return true;
      }
      default:
        return this.#write(button, subject, press, deadline);
    }
  }

  /** Writes a poem: behind the one that is there or in its place, or as a message of its own, so that both can be read. */
  async #write(
    { action, recipe }: ButtonAction & KnownPoem,
    subject: Subject,
    { source: { message, question }, isGroup, language }: Pressed<Ref>['press'],
    deadline: Deadline,
  ): Promise<boolean> {
    const said = texts[language];
    const isInPlace = action === 'next' || isGroup;
    const write = async () => {
      const poem = await this.#poems.message(subject, recipe, question, said, deadline);
      if (poem && isInPlace) await this.#chat.edit(message, poem, deadline);
      else await this.#chat.reply(question, poem ?? apology(said, recipe), deadline);
      return poem !== undefined;
    };
    if (isInPlace) return write();
    const [, isRemoved] = await Promise.all([write(), this.#removeButtons(message, deadline)]);
    return isRemoved || this.#removeButtons(message, deadline);
  }

  async #removeButtons(message: Ref, deadline: Deadline): Promise<boolean> {
    try {
      await this.#chat.setButtons(message, undefined, soon(deadline));
      return true;
    } catch (error) {
      this.#log(error);
      return false;
    }
  }
}

/** What a button asks for; undefined if what its poem was written from can't be read. A vote needs none of that. */
function readable<Ref>(button: ButtonAction, press: Press<Ref>): Pressed<Ref> | undefined {
  const { source } = press;
  if (source === undefined) return undefined;
  const subject = button.action === 'vote' ? {} : subjectAbove(button.own, source);
  return subject && { button, press: { ...press, source }, subject };
}

function apology(said: Texts, recipe: Recipe): Reply {
  return { text: said.apology, keyboard: poemButton(said.tryAgain, 'poem', recipe) };
}

/** What the poem above a button was written from; undefined if that can't be read. */
function subjectAbove(own: number, { asked, text, italic }: Source): Subject | undefined {
  const { verse } = readPoem(text, italic);
  if (asked?.isPoem) return continuationOf(readPoem(asked.text, asked.italic).verse);
  const meaning = asked && understand({ text: asked.text, hasMedia: false, repliesTo: 'poem' });
  if (asked && (meaning?.kind === 'theme' || (meaning && 'text' in meaning)))
    return subjectOf(meaning, asked.key);
  // A wish, such as «грустнее», is no line: the poem has it.
  if (own > 0) return ownLines(verse, own);
  if (asked) return subjectOf(verseIn(asked.text), asked.key);
  return isBotText(text) ? undefined : ownLines(verse);
}

function soon(deadline: Deadline): Deadline {
  return Math.min(deadline, performance.now() + asideTime);
}
