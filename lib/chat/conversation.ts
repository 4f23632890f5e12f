import type { PoemResponse } from '../api/response.ts';
import { asMessage } from './asMessage.ts';
import { type ButtonRequest, decodeButton, poemKeyboard, retryKeyboard, usualRequest } from './buttons.ts';
import type { Chat, Press } from './chat.ts';
import { type Deadline, timeLeft } from './deadline.ts';
import { lastWords, toFirstLine } from './firstLine.ts';
import type { Intent } from './intent.ts';
import { texts } from './texts.ts';
import { type Invoke, WritingError, writePoem } from './writer.ts';

/** Milliseconds that a poem may take. */
const writingTime = 20_000;
/** If less time is left, the share of it that a poem may take: the rest is for the reply. */
const writingShare = 0.74;
/** Milliseconds that a call may take which must not delay the poem. */
const asideTime = 3000;

/** A poem to write because a button was pressed. */
export interface PressedRequest<Ref> {
  readonly request: ButtonRequest;
  readonly line: string;
  /** The message that has the button. */
  readonly message: Ref;
  /** The message that the poem replies to. */
  readonly question: Ref;
}

/**
 * Talks with people, whichever chat network they use. It keeps no state: the line of a button is read from the message
 * that its poem replies to.
 */
export class Conversation<Ref> {
  readonly #chat: Chat<Ref>;
  readonly #invoke: Invoke;
  readonly #log: (error: unknown) => void;

  /** @param log takes the errors that the person does not see, or for which they read an apology. */
  constructor(chat: Chat<Ref>, invoke: Invoke, log: (error: unknown) => void) {
    this.#chat = chat;
    this.#invoke = invoke;
    this.#log = log;
  }

  /** Answers a message with one message. @throws the chat's error if it can't be sent. */
  async answer(message: Ref, intent: Intent, deadline: Deadline): Promise<void> {
    if (intent.kind === 'line') {
      await this.#answerLine(intent.text, usualRequest, message, deadline);
    } else if (intent.kind === 'about') {
      const text = texts.about(await this.#modelName(message, deadline));
      await this.#chat.reply(message, { text }, deadline);
    } else {
      await this.#chat.reply(message, { text: texts[intent.kind] }, deadline);
    }
  }

  /**
   * Releases a pressed button at once, so that the person does not wait for the poem with it.
   *
   * @returns what to write; undefined if the person was told that the button no longer works.
   */
  async acknowledge(
    { id, data, source }: Press<Ref>,
    deadline: Deadline,
  ): Promise<PressedRequest<Ref> | undefined> {
    const request = decodeButton(data);
    const understood = request && source && { request, ...source };
    const text = understood ? texts.writing : request === undefined ? texts.oldButton : texts.lostLine;
    await this.#chat
      .acknowledge(id, text, understood === undefined, soon(deadline))
      // The poem comes all the same: a button whose update is delivered late can't be released any more.
      .catch(this.#log);
    return understood;
  }

  /**
   * Writes what a button asked for, and removes the buttons beside it, so that none is pressed again.
   *
   * @returns whether they are removed. Where they are not, they must keep working.
   */
  async answerPress(pressed: PressedRequest<Ref>, deadline: Deadline): Promise<boolean> {
    const { request, line, message, question } = pressed;
    const [, isRemoved] = await Promise.all([
      this.#answerLine(line, request, question, deadline),
      this.#removeButtons(message, deadline),
    ]);
    return isRemoved || this.#removeButtons(message, deadline);
  }

  async #removeButtons(message: Ref, deadline: Deadline): Promise<boolean> {
    try {
      await this.#chat.removeButtons(message, soon(deadline));
      return true;
    } catch (error) {
      this.#log(error);
      return false;
    }
  }

  async #answerLine(text: string, request: ButtonRequest, message: Ref, deadline: Deadline): Promise<void> {
    const line = toFirstLine(text);
    const poem = await this.#tryToWrite(line.text, request, message, deadline);
    if (poem === undefined) {
      const keyboard = retryKeyboard(request);
      await this.#chat.reply(message, { text: texts.apology, keyboard }, deadline);
      return;
    }
    const { openingReason: reason } = poem;
    const notes = [
      ...(reason === 'script' || reason === 'length' ? [texts.epigraph[reason]] : []),
      ...(line.cut ? [texts.cut(lastWords(line.text))] : []),
    ];
    const reply = { ...asMessage(poem), keyboard: poemKeyboard(request) };
    await this.#chat.reply(message, { ...reply, text: [poem.poem, ...notes].join('\n\n') }, deadline);
  }

  async #modelName(message: Ref, deadline: Deadline): Promise<string | undefined> {
    const poem = await this.#tryToWrite('Кто ты', usualRequest, message, deadline);
    return poem && `${poem.model.name} ${poem.model.version}`;
  }

  /** Has a poem written while the chat shows "печатает…". */
  async #tryToWrite(
    prompt: string,
    request: ButtonRequest,
    message: Ref,
    deadline: Deadline,
  ): Promise<PoemResponse | undefined> {
    const stopTyping = this.#chat.showTyping(message, deadline);
    try {
      const limit = Math.min(writingTime, timeLeft(deadline) * writingShare);
      return await writePoem(this.#invoke, { prompt, ...request }, limit);
    } catch (error) {
      if (!(error instanceof WritingError)) throw error;
      this.#log(error);
      return undefined;
    } finally {
      await stopTyping();
    }
  }
}

function soon(deadline: Deadline): Deadline {
  return Math.min(deadline, performance.now() + asideTime);
}
