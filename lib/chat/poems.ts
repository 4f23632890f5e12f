import type { Chat, Reply } from './chat.ts';
import { type Deadline, timeLeft } from './deadline.ts';
import { type Recipe, toRequest, usualRecipe } from './recipe.ts';
import { networkOf, poemMessage } from './sentPoem.ts';
import type { Subject } from './subject.ts';
import type { Texts } from './textKeys.ts';
import { drawPoem, type PoemService, WritingError, writePoem } from './writer.ts';

/** Milliseconds that a poem may take. */
const writingTime = 20_000;
/** If less time is left, the share of it that a poem may take: the rest is for the reply. */
const writingShare = 0.74;

/** Has poems written while a chat shows "печатает…". */
export class Poems<Ref> {
  readonly #chat: Chat<Ref>;
  readonly #service: PoemService;
  readonly #log: (error: unknown) => void;

  constructor(chat: Chat<Ref>, service: PoemService, log: (error: unknown) => void) {
    [this.#chat, this.#service, this.#log] = [chat, service, log];
  }

  /**
   * A poem as a message; undefined if none was written in time.
   * @param at where "печатает…" is shown.
   */
  async message(
    subject: Subject,
    recipe: Recipe,
    at: Ref,
    said: Texts,
    deadline: Deadline,
  ): Promise<Reply | undefined> {
    const request = toRequest(recipe, subject);
    const poem = await this.#while(at, deadline, (limit) => writePoem(this.#service.invoke, request, limit));
    return poem && poemMessage(poem, subject, recipe, said);
  }

  /** Name and version of the network that writes; undefined if it can't be asked. */
  async network(at: Ref, deadline: Deadline): Promise<string | undefined> {
    const request = toRequest(usualRecipe, { prompt: 'Кто ты' });
    const poem = await this.#while(at, deadline, (limit) => writePoem(this.#service.invoke, request, limit));
    return poem && networkOf(poem);
  }

  /** A poem as a picture (PNG); undefined if none was drawn in time. */
  picture(subject: Subject, recipe: Recipe, at: Ref, deadline: Deadline): Promise<Uint8Array | undefined> {
    const request = toRequest(recipe, subject);
    return this.#while(at, deadline, (limit) => drawPoem(this.#service.draw, request, limit));
  }

  async #while<T>(at: Ref, deadline: Deadline, work: (limit: number) => Promise<T>): Promise<T | undefined> {
    const stopTyping = this.#chat.showTyping(at, deadline);
    try {
      return await work(Math.min(writingTime, timeLeft(deadline) * writingShare));
    } catch (error) {
      if (!(error instanceof WritingError)) throw error;
      this.#log(error);
      return undefined;
    } finally {
      await stopTyping();
    }
  }
}
