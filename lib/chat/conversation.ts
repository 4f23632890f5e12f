import type { Chat, Reply } from './chat.ts';
import type { Deadline } from './deadline.ts';
import type { Intent } from './intent.ts';
import { poemButton } from './keyboards.ts';
import type { Language } from './language.ts';
import type { Poems } from './poems.ts';
import { usualRecipe } from './recipe.ts';
import { ownLines, rework } from './rework.ts';
import { subjectOf } from './subject.ts';
import type { Texts } from './textKeys.ts';
import { texts } from './texts.ts';
import type { PoemAsked, Verse } from './understand/understand.ts';

/** A message to answer. */
export interface Turn<Ref> {
  readonly intent: Intent;
  /** The message that the answer replies to: the person's, or the one whose words they point at. */
  readonly question: Ref;
  /** The poem of the bot that the message replies to. */
  readonly poem?: Ref;
  /** The answer that the message had before it was edited. */
  readonly earlier?: Ref;
  readonly language: Language;
  /** A key that the message keeps: what is chosen by chance is chosen by it. */
  readonly key: string;
}

/**
 * Talks with people, whichever chat network they use. It keeps no state: what a poem was written from is read from the
 * message that it replies to, or from the poem.
 */
export class Conversation<Ref> {
  readonly #chat: Chat<Ref>;
  readonly #poems: Poems<Ref>;

  constructor(chat: Chat<Ref>, poems: Poems<Ref>) {
    this.#chat = chat;
    this.#poems = poems;
  }

  /**
   * Answers a message with one message, which takes the place of an earlier answer.
   *
   * @returns the answer; undefined if it is a picture, which can't become anything else.
   * @throws the chat's error if it can't be sent.
   */
  async answer(turn: Turn<Ref>, deadline: Deadline): Promise<Ref | undefined> {
    const { intent, question, poem = question, earlier } = turn;
    const said = texts[turn.language];
    const reply = await this.#replyTo(turn, said, deadline);
    if ('picture' in reply) {
      await this.#chat.replyPicture(question, reply.picture, deadline);
      return undefined;
    }
    if (earlier !== undefined) {
      await this.#chat.edit(earlier, reply, deadline);
      return earlier;
    }
    // A stanza follows the poem that it belongs to, where its buttons find it.
    const to = intent.kind === 'rework' && intent.wish === 'continue' ? poem : question;
    return this.#chat.reply(to, reply, deadline);
  }

  async #replyTo(
    { intent, question, key }: Turn<Ref>,
    said: Texts,
    deadline: Deadline,
  ): Promise<Reply | { picture: Uint8Array }> {
    switch (intent.kind) {
      case 'line':
      case 'lines':
      case 'theme':
      case 'poem':
        return this.#poemOn(intent, key, question, said, deadline);
      case 'rework':
        return this.#reworked(intent, question, said, deadline);
      case 'about':
        return { text: said.about(await this.#poems.network(question, deadline)) };
      default:
        return { text: said[intent.kind] };
    }
  }

  async #poemOn(
    asked: Verse | PoemAsked,
    key: string,
    at: Ref,
    said: Texts,
    deadline: Deadline,
  ): Promise<Reply> {
    const subject = subjectOf(asked, key);
    if (subject.grief === 'despair') {
      return { text: said.despair, keyboard: poemButton(said.writeAnyway, 'poem') };
    }
    if (asked.kind === 'poem') {
      return { text: said.wholePoem, keyboard: poemButton(said.writeStanza, 'next') };
    }
    const poem = await this.#poems.message(subject, usualRecipe, at, said, deadline);
    return poem ?? { text: said.apology, keyboard: poemButton(said.tryAgain, 'poem') };
  }

  async #reworked(
    { wish, poem }: Extract<Intent, { kind: 'rework' }>,
    at: Ref,
    said: Texts,
    deadline: Deadline,
  ): Promise<Reply | { picture: Uint8Array }> {
    if (wish !== 'picture') {
      const { subject, recipe } = rework(wish, poem);
      return (await this.#poems.message(subject, recipe, at, said, deadline)) ?? { text: said.apology };
    }
    // A poem about a theme does not say what it was written from: its buttons find that.
    if (!poem.known?.own) return { text: said.noPicture };
    const { recipe, own } = poem.known;
    const picture = await this.#poems.picture(ownLines(poem.verse, own), recipe, at, deadline);
    return picture ? { picture } : { text: said.pictureApology };
  }
}
