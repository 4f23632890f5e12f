import type { PoemRequest } from '../api/request.ts';
import type { PoemResponse } from '../api/response.ts';
import type { Button, Chat, Keyboard, Reply } from './chat.ts';
import { Poems } from './poems.ts';

/** A chat network whose messages are words, and which notes what it is told to do. For tests. */
export class NotedChat implements Chat<string> {
  readonly notes: string[] = [];
  buttons: readonly Button[] = [];
  last: Reply | undefined;

  async reply(to: string, reply: Reply): Promise<string> {
    this.#note(`reply to ${to}`, reply);
    return `answer to ${to}`;
  }

  async edit(message: string, reply: Reply): Promise<void> {
    this.#note(`edit of ${message}`, reply);
  }

  async replyPicture(to: string, picture: Uint8Array): Promise<void> {
    this.notes.push(`picture to ${to}: ${Buffer.from(picture)}`);
  }

  showTyping(to: string) {
    this.notes.push(`typing to ${to}`);
    return async () => {
      this.notes.push('typing ends');
    };
  }

  async acknowledge(id: string, text: string, isAlert: boolean): Promise<void> {
    this.notes.push(`${isAlert ? 'alert' : 'hint'} at ${id}: ${text}`);
  }

  async setButtons(message: string, keyboard: Keyboard | undefined): Promise<void> {
    this.buttons = keyboard?.flat() ?? [];
    this.notes.push(`${keyboard ? 'other' : 'no'} buttons under ${message}`);
  }

  /** The answers, without typing and hints. */
  get answers(): string[] {
    return this.notes.filter((note) => /^(?:reply|edit|picture)/u.test(note));
  }

  #note(what: string, reply: Reply): void {
    this.last = reply;
    this.buttons = reply.keyboard?.flat() ?? [];
    this.notes.push(`${what}: ${reply.text.split('\n')[0]}`);
  }
}

/** Poems of two lines, and what was asked for. For tests. */
export class TestPoems {
  readonly asked: PoemRequest[] = [];
  readonly errors: unknown[] = [];
  /** Whether no poem is written. */
  fails = false;
  /** What the next poems say of themselves. */
  parts: Partial<PoemResponse> = {};
  readonly poems: Poems<string>;

  constructor(chat: Chat<string>) {
    const invoke = async (request: PoemRequest) => this.#answer(request);
    const draw = async (request: PoemRequest) => {
      this.#answer(request);
      return Buffer.from(String(request.prompt));
    };
    this.poems = new Poems(chat, { invoke, draw }, this.log);
  }

  readonly log = (error: unknown): void => {
    this.errors.push(error);
  };

  #answer(request: PoemRequest): unknown {
    this.asked.push(request);
    if (this.fails) throw new Error('down');
    const { prompt = 'своя', preset, seed = 1, form } = request;
    const poem = `${prompt}\nвторая`;
    const model = { name: 'verse', version: '9' };
    const timing = { loadMs: 0, composeMs: 0 };
    return { poem, lines: poem.split('\n'), form, seed, preset, model, timing, ...this.parts };
  }
}
