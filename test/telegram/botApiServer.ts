import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, json } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Message, Update, User } from '../../lib/chat/telegram/updates.ts';
import { bad, type Fault, Refusal, refuse, respond } from './botApiAnswer.ts';
import { limits, type Parameters } from './botApiLimits.ts';
import { Chats, type SentMessage } from './chats.ts';
import { Delivery } from './delivery.ts';

export type { SentMessage } from './chats.ts';

/** One call of the bot. */
export interface CallRecord {
  method: string;
  parameters: Parameters;
  /** Whether it was carried out, and not refused or dropped. */
  done: boolean;
}

/** A Bot API server with chats, messages, webhook and long polling. It enforces Telegram's limits. */
export class BotApiServer {
  readonly token = '4242:AAbb-secret_token';
  readonly me = { id: 4242, is_bot: true, first_name: 'Поэт', username: 'PoetBot' };
  readonly calls: CallRecord[] = [];
  readonly #chats = new Chats(this.me);
  /** The fault of a call; `earlier` counts the calls of the same method before it. */
  fault: (method: string, parameters: Parameters, earlier: number) => Fault = () => 'none';
  /** Delivers to the webhook, while one is set. */
  readonly delivery = new Delivery(() => ({
    url: this.webhook['url'],
    secret: this.webhook['secret_token'],
  }));
  webhook: Parameters = {};
  #server!: Server;
  #waiting: Update[] = [];
  #wake: () => void = () => {};
  readonly #queries = new Set<string>();

  static async start(): Promise<BotApiServer> {
    const api = new BotApiServer();
    api.#server = createServer((request, response) => api.#serve(request, response));
    await new Promise<void>((resolve) => api.#server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  get root(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.delivery.stop();
    this.#wake();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get messages(): Map<number, SentMessage> {
    return this.#chats.messages;
  }

  /** A number that was not given before. */
  nextId(): number {
    return this.#chats.nextId();
  }

  /** A person sends a message; text, unless `content` says otherwise. */
  say(
    chat: number,
    content: string | Partial<Message> | Record<string, unknown>,
    type = 'private',
  ): SentMessage {
    const message = {
      message_id: this.nextId(),
      date: 1_790_000_000,
      chat: { id: chat, type },
      from: { id: Math.abs(chat), is_bot: false },
      ...(typeof content === 'string' ? { text: content } : content),
    } as SentMessage;
    this.messages.set(message.message_id, message);
    this.push({ message });
    return message;
  }

  /** A person edits a message of their own. @param after seconds. */
  edit(message: SentMessage, text: string, after = 10): void {
    Object.assign(message, { text, edit_date: message.date + after });
    this.push({ edited_message: message });
  }

  /** A person presses a button of a message of the bot. */
  press(message: SentMessage, label: string, from: Partial<User> = {}): string {
    const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === label);
    if (button === undefined) throw new Error(`message ${message.message_id} has no button ${label}`);
    const query = {
      id: `query${this.nextId()}`,
      data: button.callback_data,
      message: { ...message },
      from: { id: Math.abs(message.chat.id), ...from },
    };
    this.#queries.add(query.id);
    this.push({ callback_query: query });
    return query.id;
  }

  /** A person types after the bot's name. */
  ask(query: string): string {
    const id = `inline${this.nextId()}`;
    this.#queries.add(id);
    this.push({ inline_query: { id, query } });
    return id;
  }

  /** Sends any update, by webhook if there is one. */
  push(content: Record<string, unknown>): Update {
    const update = { update_id: this.nextId(), ...content } as Update;
    this.deliver(update);
    return update;
  }

  /** Sends an update, new or not. */
  deliver(update: Update): void {
    if (this.webhook['url']) {
      this.delivery.add(update);
    } else {
      this.#waiting.push(update);
      this.#wake();
    }
  }

  /** What the bot sent to a chat, in order. */
  answers(chat: number): SentMessage[] {
    return [...this.messages.values()].filter(
      (message) => message.chat.id === chat && message.from?.id === this.me.id,
    );
  }

  /** Parameters of the calls of a method that were done. */
  done(method: string): Parameters[] {
    return this.calls
      .filter((call) => call.method === method && call.done)
      .map(({ parameters }) => parameters);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const parameters = await parametersOf(request);
    const fault = this.fault(method, parameters, this.calls.filter((call) => call.method === method).length);
    const record: CallRecord = { method, parameters, done: false };
    this.calls.push(record);
    if (fault === 'drop') {
      request.socket.destroy();
      return;
    }
    try {
      if (token !== this.token) throw new Refusal(401, 'Unauthorized');
      if (typeof fault === 'object') {
        throw new Refusal(fault.code, fault.description ?? `Fault ${fault.code}`);
      }
      const rule = Object.hasOwn(limits, method) ? limits[method] : undefined;
      if (rule === undefined) throw new Refusal(404, 'Not Found');
      const wrong = rule(parameters);
      if (wrong !== undefined) throw bad(wrong);
      const result = await this.#perform(method, parameters);
      record.done = true;
      if (fault === 'garble') response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":tr');
      else respond(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(response, error, fault);
    }
  }

  async #perform(method: string, parameters: Parameters): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return this.me;
      case 'getUpdates':
        return this.#getUpdates(parameters);
      case 'setWebhook':
        this.webhook = parameters;
        for (const update of this.#waiting.splice(0)) this.deliver(update);
        return true;
      case 'deleteWebhook':
        this.webhook = {};
        return true;
      case 'getWebhookInfo': {
        const { url = '', allowed_updates, max_connections } = this.webhook;
        return { url, allowed_updates, max_connections, pending_update_count: this.delivery.pending };
      }
      case 'sendMessage':
      case 'sendPhoto':
        return this.#chats.send(parameters);
      case 'editMessageText':
        return this.#chats.editText(parameters);
      case 'editMessageReplyMarkup':
        return this.#chats.editMarkup(parameters);
      case 'answerCallbackQuery':
        if (!this.#queries.has(parameters['callback_query_id']))
          throw bad('query is too old or query ID is invalid');
        return true;
      case 'answerInlineQuery':
        // An inline query can be answered once.
        if (!this.#queries.delete(parameters['inline_query_id']))
          throw bad('query is too old or query ID is invalid');
        return true;
      default:
        return true;
    }
  }

  async #getUpdates({ offset = 0, timeout = 0, limit = 100 }: Parameters): Promise<Update[]> {
    if (this.webhook['url']) throw new Refusal(409, "Conflict: can't use getUpdates while webhook is active");
    this.#waiting = this.#waiting.filter(({ update_id }) => update_id >= offset);
    if (this.#waiting.length === 0 && timeout > 0) {
      const arrival = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([arrival, delay(timeout * 1000, undefined, { ref: false })]);
    }
    return this.#waiting.slice(0, limit);
  }
}

/** The parameters of a call: JSON, or a form where a file is sent. */
async function parametersOf(request: IncomingMessage): Promise<Parameters> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) return (await json(request).catch(() => ({}))) as Parameters;
  const form = await new Response(await buffer(request), { headers: { 'content-type': type } }).formData();
  return Object.fromEntries(form.entries());
}
