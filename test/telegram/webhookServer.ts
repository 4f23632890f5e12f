import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { WebhookHandler } from '../../functions/telegram-webhook/handler.ts';

/** Serves a webhook handler over HTTP, as API Gateway would. @param time milliseconds that an invocation may take. */
export async function serveWebhook(
  handler: WebhookHandler,
  time = 28_000,
): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    const end = performance.now() + time;
    const result = await handler(
      {
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        ),
        body: Buffer.from(await text(request)).toString('base64'),
        isBase64Encoded: true,
      },
      { getRemainingTimeInMillis: () => end - performance.now() },
    );
    response.writeHead(result.statusCode as number).end(result.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`, server };
}
