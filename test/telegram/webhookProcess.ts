import { handler } from '../../functions/telegram-webhook/handler.ts';
import { serveWebhook } from './webhookServer.ts';

// A process of its own with the handler in service, which a test can kill: prints its address.
const { url } = await serveWebhook(handler, Number(process.env['INVOCATION_TIME'] ?? 28_000));
console.log(url);
