import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { FauxqsServer } from 'fauxqs';
import { bundleGenerate, bundleWebhook } from '../../infra/bundle.ts';
import { FaultProxy } from '../serving/faultProxy.ts';
import { startS3, uploadFolder } from '../serving/s3Server.ts';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { World, webhookSecret } from '../telegram/world.ts';
import { Container, type ContainerOptions } from './container.ts';
import { httpEvent } from './httpEvents.ts';

const bucket = 'artifacts';

/** How a container is run, where that matters. */
type Running = Pick<ContainerOptions, 'time' | 'nodeArguments'>;

/** The deployed assets, and the cloud around them: S3, DynamoDB, SSM, Lambda's Invoke and Telegram, emulated. */
export class Cloud {
  readonly world: World;
  /** Stands between the containers and S3. */
  readonly s3: FaultProxy;
  readonly #assets: { generate: string; webhook: string };
  readonly #server: FauxqsServer;
  readonly #containers = new Set<Container>();
  readonly #gateways: Server[] = [];

  private constructor(world: World, s3: FaultProxy, server: FauxqsServer, assets: Cloud['assets']) {
    this.world = world;
    this.s3 = s3;
    this.#server = server;
    this.#assets = assets;
  }

  /** Builds the assets and starts the emulators. @param artifacts folder to serve; the tiny network without it. */
  static async start(artifacts?: string): Promise<Cloud> {
    const [generate, webhook, world, server] = await Promise.all([
      bundleGenerate('x86_64'),
      bundleWebhook(),
      World.start(),
      startS3(bucket),
    ]);
    const folder = artifacts ?? (await mkdtemp(join(tmpdir(), 'artifacts-')));
    if (artifacts === undefined) await publishTiny(folder);
    await uploadFolder(server.address, bucket, '1.2.3', folder);
    if (artifacts === undefined) await rm(folder, { recursive: true });
    return new Cloud(world, await FaultProxy.start(server.address), server, { generate, webhook });
  }

  get assets(): { readonly generate: string; readonly webhook: string } {
    return this.#assets;
  }

  /** A cold container of `generate`. */
  generate(changes: Record<string, string> = {}, options: Running = {}): Promise<Container> {
    return this.#start('generate', this.#assets.generate, options, {
      MODEL_BUCKET: bucket,
      MODEL_PREFIX: '1.2.3',
      AWS_ENDPOINT_URL_S3: this.s3.url,
      ...changes,
    });
  }

  /** A cold container of the webhook, to which Telegram delivers as through API Gateway. */
  async webhook(changes: Record<string, string> = {}): Promise<Container> {
    const environment = { ...this.world.environment, ...changes };
    const container = await this.#start(
      'telegram-webhook',
      this.#assets.webhook,
      { time: 28_000 },
      environment,
    );
    this.world.api.webhook = { url: await this.#gateway(container), secret_token: webhookSecret };
    return container;
  }

  /** Lets the webhook's Invoke calls reach a container of `generate`. */
  connect(generate: Container): void {
    this.world.aws.generate = (request) => generate.call(request);
  }

  /** Ends one container. */
  async end(container: Container): Promise<void> {
    this.#containers.delete(container);
    await container.stop();
  }

  async stop(): Promise<void> {
    for (const container of [...this.#containers]) await this.end(container);
    for (const server of this.#gateways) server.closeAllConnections();
    for (const server of this.#gateways) await new Promise((resolve) => server.close(resolve));
    await this.world.stop();
    await this.s3.stop();
    await this.#server.stop();
    for (const folder of Object.values(this.#assets)) await rm(folder, { recursive: true });
  }

  async #start(
    name: string,
    asset: string,
    options: Running,
    environment: Record<string, string>,
  ): Promise<Container> {
    const container = await Container.start({
      name,
      asset,
      // As the stack sets it.
      environment: { NODE_OPTIONS: '--enable-source-maps', ...environment },
      ...options,
    });
    this.#containers.add(container);
    return container;
  }

  /** Turns HTTP into events, and answers into HTTP. */
  async #gateway(container: Container): Promise<string> {
    const server = createServer(async (request, response) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const event = httpEvent('POST', '/telegram', headers, await text(request));
      const { payload, functionError } = await container.invoke(event);
      const result = functionError ? {} : (JSON.parse(payload) as APIGatewayProxyStructuredResultV2);
      response.writeHead(result.statusCode ?? 502).end(result.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#gateways.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
  }
}
