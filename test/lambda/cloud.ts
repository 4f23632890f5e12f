import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { FauxqsServer } from 'fauxqs';
import { bundleGenerate, bundleSite, bundleWebhook } from '../../infra/bundle.ts';
import { deployedArtifacts } from '../../infra/deployedArtifacts.ts';
import type { FunctionName } from '../../infra/testStack.ts';
import { prefixOf } from '../../lib/artifacts/knownManifest.ts';
import { manifestPath } from '../../lib/artifacts/manifest.ts';
import { FaultProxy } from '../serving/faultProxy.ts';
import { startS3, uploadFolder } from '../serving/s3Server.ts';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { World, webhookSecret } from '../telegram/world.ts';
import { Container } from './container.ts';
import { deployedFunctions } from './deployedFunctions.ts';
import { httpEvent } from './httpEvents.ts';

const bucket = 'artifacts';

/** The functions that containers are started of. */
type Service = Exclude<FunctionName, 'breaker'>;

/** Prefix of the tiny network. */
export const prefix = '1.2.3/0a1b2c3d';

/** The deployed assets, and the cloud around them: S3, DynamoDB, SSM, Lambda's Invoke and Telegram, emulated. */
export class Cloud {
  readonly world: World;
  /** A proxy between the containers and S3. */
  readonly s3: FaultProxy;
  readonly #assets: Record<Service, string>;
  readonly #functions: ReturnType<typeof deployedFunctions>;
  readonly #server: FauxqsServer;
  readonly #containers = new Set<Container>();
  readonly #gateways: Server[] = [];

  private constructor(
    world: World,
    s3: FaultProxy,
    server: FauxqsServer,
    assets: Record<Service, string>,
    functions: ReturnType<typeof deployedFunctions>,
  ) {
    this.world = world;
    this.s3 = s3;
    this.#server = server;
    this.#assets = assets;
    this.#functions = functions;
  }

  /** Builds the assets and starts the emulators. @param artifacts folder to serve; the tiny network without it. */
  static async start(artifacts?: string): Promise<Cloud> {
    const source = artifacts ?? (await mkdtemp(join(tmpdir(), 'artifacts-')));
    if (artifacts === undefined) await publishTiny(source);
    const folder = await deployedArtifacts(source);
    const [generate, site, webhook, world, server] = await Promise.all([
      bundleGenerate('x86_64', folder),
      bundleSite(),
      bundleWebhook(),
      World.start(),
      startS3(bucket),
    ]);
    const place = artifacts === undefined ? prefix : prefixOf(await readFile(join(folder, manifestPath)));
    await uploadFolder(server.address, bucket, place, folder);
    if (artifacts === undefined) await rm(source, { recursive: true });
    await rm(folder, { recursive: true });
    const assets = { generate, 'bot-generate': generate, site, 'telegram-webhook': webhook };
    const proxy = await FaultProxy.start(server.address);
    return new Cloud(world, proxy, server, assets, deployedFunctions(place));
  }

  /** Address of the S3 server itself, for measurements. */
  get s3Address(): string {
    return this.#server.address;
  }

  /** Uploads artifacts under another prefix, as a deployment of another version does. */
  upload(folder: string, prefix: string): Promise<void> {
    return uploadFolder(this.#server.address, bucket, prefix, folder);
  }

  /**
   * A cold container that writes for the API.
   * @param changes of its variables.
   * @param nodeArguments e.g. `--inspect`.
   * @param asset of another version.
   */
  generate(
    changes: Record<string, string> = {},
    nodeArguments: string[] = [],
    asset?: string,
  ): Promise<Container> {
    return this.#start('generate', this.#store(), changes, nodeArguments, asset);
  }

  /** A cold container of the function that writes for the webhook. */
  botGenerate(changes: Record<string, string> = {}): Promise<Container> {
    return this.#start('bot-generate', this.#store(), changes);
  }

  /** A cold container of what answers without a network. */
  site(): Promise<Container> {
    return this.#start('site', {});
  }

  /** A cold container of the webhook. Telegram's deliveries reach it as through API Gateway. */
  async webhook(): Promise<Container> {
    const { environment } = this.#functions['telegram-webhook'];
    const { api, aws, table } = this.world;
    aws.parameters[environment['BOT_TOKEN_PARAMETER'] as string] = api.token;
    aws.parameters[environment['WEBHOOK_SECRET_PARAMETER'] as string] = webhookSecret;
    const container = await this.#start('telegram-webhook', {
      GENERATE_FUNCTION_NAME: 'generate',
      IDEMPOTENCY_TABLE_NAME: table.name,
      AWS_ENDPOINT_URL_LAMBDA: aws.endpoint,
      AWS_ENDPOINT_URL_SSM: aws.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      TELEGRAM_API_ROOT: api.root,
    });
    api.webhook = { url: await this.#gateway(container), secret_token: webhookSecret };
    return container;
  }

  /** Lets the webhook's Invoke calls reach a container of `generate`. */
  connect(generate: Container): void {
    this.world.aws.generate = (request) => generate.call(request);
  }

  /** Where the functions that write find their artifacts. */
  #store() {
    return { MODEL_BUCKET: bucket, AWS_ENDPOINT_URL_S3: this.s3.url };
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
    for (const folder of new Set(Object.values(this.#assets))) await rm(folder, { recursive: true });
  }

  /**
   * @param found the variables that depend on the surroundings: what the stack refers to, and the emulators'
   * addresses.
   */
  async #start(
    service: Service,
    found: Record<string, string>,
    changes: Record<string, string> = {},
    nodeArguments: string[] = [],
    asset = this.#assets[service],
  ): Promise<Container> {
    const deployed = this.#functions[service];
    const missing = deployed.references.filter((name) => found[name] === undefined);
    if (missing.length > 0) throw new Error(`${service} is given nothing for ${missing.join(', ')}`);
    const container = await Container.start({
      name: service,
      asset,
      deployed: { ...deployed, environment: { ...deployed.environment, ...found, ...changes } },
      nodeArguments,
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
