import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import {
  CreateTableCommand,
  DynamoDBClient,
  ScanCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { PoemRequest } from '../../lib/api/request.ts';
import { poemFor } from './poemFor.ts';

/** The DynamoDB emulator with the table of the webhook. */
export class Table {
  readonly name = 'updates';
  readonly client: DynamoDBClient;
  readonly endpoint: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    this.client = new DynamoDBClient({ endpoint: this.endpoint, region: 'eu-central-1', credentials });
  }

  static async start(): Promise<Table> {
    const server = dynalite({ createTableMs: 0 }) as Server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const table = new Table(server);
    await table.client.send(
      new CreateTableCommand({
        TableName: table.name,
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    await waitUntilTableExists(
      { client: table.client, maxWaitTime: 5, minDelay: 0.02 },
      { TableName: table.name },
    );
    return table;
  }

  async records() {
    return (await this.client.send(new ScanCommand({ TableName: this.name }))).Items ?? [];
  }

  async stop(): Promise<void> {
    this.client.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Lambda's Invoke and SSM's GetParameter over HTTP. */
export class AwsServer {
  /** The requests that `generate` was invoked with. */
  readonly requests: PoemRequest[] = [];
  /** Names of the parameters read. */
  readonly read: string[] = [];
  readonly parameters: Record<string, string> = {};
  /** The status that SSM answers with, if it is down. */
  ssmFault: number | undefined;
  /** What the function answers; throws for a function that fails. */
  generate: (request: PoemRequest, nth: number) => unknown = (request, nth) => poemFor(request, nth);
  #server!: Server;

  static async start(): Promise<AwsServer> {
    const aws = new AwsServer();
    aws.#server = createServer(async (request, response) => {
      const body = (await json(request)) as Record<string, unknown>;
      if (request.headers['x-amz-target'] === 'AmazonSSM.GetParameter') {
        const name = String(body['Name']);
        aws.read.push(name);
        const value = body['WithDecryption'] === true ? aws.parameters[name] : undefined;
        const status = aws.ssmFault ?? (value === undefined ? 400 : 200);
        const failure = { __type: aws.ssmFault ? 'InternalServerError' : 'ParameterNotFound' };
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(JSON.stringify(status === 200 ? { Parameter: { Name: name, Value: value } } : failure));
        return;
      }
      // A picture is asked for as over HTTP.
      const isHttp = 'requestContext' in body;
      const poemRequest = (isHttp ? JSON.parse(String(body['body'])) : body) as PoemRequest;
      aws.requests.push(poemRequest);
      try {
        const poem = await aws.generate(poemRequest, aws.requests.length);
        const answer = isHttp ? { statusCode: 200, body: pngFor(poem), isBase64Encoded: true } : poem;
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      } catch {
        response.writeHead(200, { 'x-amz-function-error': 'Unhandled' });
        response.end('{"errorType":"Runtime.ExitError"}');
      }
    });
    await new Promise<void>((resolve) => aws.#server.listen(0, '127.0.0.1', resolve));
    return aws;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** What stands for the picture of a poem. */
function pngFor(poem: unknown): string {
  return Buffer.from(`PNG of ${(poem as { seed: number }).seed}`).toString('base64');
}
