import { createHandler } from '../../functions/telegram-webhook/handler.ts';
import { AwsServer, Table } from './aws.ts';
import { BotApiServer, type SentMessage } from './botApiServer.ts';
import { serveWebhook } from './webhookServer.ts';

export const webhookSecret = 'tell_nobody-1';

/** Telegram and AWS, emulated on this machine, and the variables with which the webhook finds them. */
export class World {
  readonly api: BotApiServer;
  readonly aws: AwsServer;
  readonly table: Table;
  /** Everything that the webhook logged, as JSON lines. */
  log = '';
  readonly #ends: (() => Promise<unknown>)[] = [];

  private constructor(api: BotApiServer, aws: AwsServer, table: Table) {
    this.api = api;
    this.aws = aws;
    this.table = table;
    aws.parameters['/poet/token'] = api.token;
    aws.parameters['/poet/secret'] = webhookSecret;
    this.#ends.push(
      () => api.stop(),
      () => aws.stop(),
      () => table.stop(),
    );
  }

  static async start(): Promise<World> {
    return new World(await BotApiServer.start(), await AwsServer.start(), await Table.start());
  }

  /** The environment of the webhook's function. */
  get environment(): Record<string, string> {
    return {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_LAMBDA: this.aws.endpoint,
      AWS_ENDPOINT_URL_SSM: this.aws.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: this.table.endpoint,
      GENERATE_FUNCTION_NAME: 'generate',
      IDEMPOTENCY_TABLE_NAME: this.table.name,
      BOT_TOKEN_PARAMETER: '/poet/token',
      WEBHOOK_SECRET_PARAMETER: '/poet/secret',
      BOT_INFO: JSON.stringify(this.api.me),
      TELEGRAM_API_ROOT: this.api.root,
    };
  }

  /** A new handler, as in a new container. */
  container(changes: Record<string, string> = {}) {
    Object.assign(process.env, this.environment, changes);
    const log = (event: object) => {
      this.log += `${JSON.stringify(event)}\n`;
    };
    return createHandler({ ...process.env }, { log, measure: () => {} });
  }

  /** Serves a new container, and lets Telegram deliver to it. @param time milliseconds of an invocation. */
  async listen(time?: number, changes?: Record<string, string>): Promise<void> {
    const { url, server } = await serveWebhook(this.container(changes), time);
    this.api.webhook = { url, secret_token: webhookSecret };
    this.#ends.push(async () => {
      server.closeAllConnections();
      server.close();
    });
  }

  /** What the bot answers to a message, each with the message that was sent. */
  async answersTo(chat: number, content: Parameters<BotApiServer['say']>[1], type?: string) {
    const before = this.api.answers(chat).length;
    const asked = this.api.say(chat, content, type);
    await this.api.delivery.settled();
    return this.api
      .answers(chat)
      .slice(before)
      .map((answer) => ({ ...answer, asked }));
  }

  async stop(): Promise<void> {
    for (const end of this.#ends.splice(0)) await end();
  }
}

/** The labels of the buttons under a message. */
export const labels = ({ reply_markup }: SentMessage) =>
  reply_markup?.inline_keyboard.flat().map(({ text }) => text);
