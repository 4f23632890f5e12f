import { handler } from '../../functions/telegram-webhook/handler.ts';
import { serveWebhook } from './webhookServer.ts';

// A process with the deployed handler, which a test can kill. It prints its address.
const { url } = await serveWebhook(handler, Number(process.env['INVOCATION_TIME'] ?? 28_000));
console.log(url);
