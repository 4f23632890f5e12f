import type { ClientRequest, IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from 'aws4';
import {
  type ByteRange,
  type GetObject,
  rangeHeader,
  requestAttempts,
  type S3ClientOptions,
  type S3Object,
  type S3Timeouts,
} from './getObject.ts';

/** The variables read here, with which Lambda and others hand a process its credentials. */
export interface SigningEnvironment {
  readonly AWS_ACCESS_KEY_ID?: string | undefined;
  readonly AWS_SECRET_ACCESS_KEY?: string | undefined;
  readonly AWS_SESSION_TOKEN?: string | undefined;
  readonly AWS_PROFILE?: string | undefined;
  readonly AWS_REGION?: string | undefined;
  readonly AWS_DEFAULT_REGION?: string | undefined;
}

/** Connections at once: each costs its handshake, and more of them carry no more bytes. */
const maxSockets = 6;
/** Milliseconds before the second attempt; twice as many before each further one. */
const firstPause = 50;
/** Statuses after which the same request may be answered. */
const isPassing = (status: number) => status === 429 || status >= 500;

/** What S3 answered instead of an object; named by S3's own code. */
class S3Refusal extends Error {
  readonly status: number;

  constructor(code: string, status: number) {
    super(`S3 answered ${status} ${code}`);
    this.name = code;
    this.status = status;
  }
}

/** Where the environment holds credentials and a region, all that {@link connectSigned} needs. */
export function canSign(environment: SigningEnvironment, { region }: S3ClientOptions): boolean {
  return (
    // The SDK takes a profile before these credentials.
    !environment.AWS_PROFILE &&
    Boolean(environment.AWS_ACCESS_KEY_ID && environment.AWS_SECRET_ACCESS_KEY) &&
    regionOf(environment, region) !== undefined
  );
}

function regionOf(environment: SigningEnvironment, region?: string): string | undefined {
  return region || environment.AWS_REGION || environment.AWS_DEFAULT_REGION || undefined;
}

/**
 * Reads a bucket by signed requests of its own, with the credentials of the environment: what a cold start can afford.
 * They are read for each request, so it takes up those that replace them.
 */
export async function connectSigned(
  { bucket, endpoint, region: own }: S3ClientOptions,
  timeouts: S3Timeouts,
  environment: SigningEnvironment,
): Promise<GetObject> {
  const region = regionOf(environment, own) as string;
  const base = new URL(endpoint ?? addressOf(bucket, region));
  const root = endpoint === undefined && base.hostname.startsWith(`${bucket}.`) ? '' : `/${bucket}`;
  const { request, Agent } =
    base.protocol === 'http:' ? await import('node:http') : await import('node:https');
  const { default: aws4 } = await import('aws4');
  const agent = new Agent({ keepAlive: true, maxSockets });

  const ask = async (key: string, signal: AbortSignal, range?: ByteRange): Promise<S3Object> => {
    const { pathname } = base;
    const path = `${pathname === '/' ? '' : pathname}${root}/${key.split('/').map(encodeURIComponent).join('/')}`;
    const signed = aws4.sign(
      {
        host: base.host,
        path,
        service: 's3',
        region,
        ...(range ? { headers: { Range: rangeHeader(range) } } : {}),
      },
      credentialsOf(environment),
    );
    const sent = request(base, { path, headers: signed.headers ?? {}, agent, signal });
    const response = await answerTo(sent, timeouts);
    const status = response.statusCode ?? 0;
    if (status !== 200 && status !== 206) throw new S3Refusal(await codeOf(response), status);
    const length = response.headers['content-length'];
    return { body: response, length: length === undefined ? undefined : Number(length) };
  };

  return async (key, signal, range) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask(key, signal, range);
      } catch (error) {
        const mayPass = !(error instanceof S3Refusal) || isPassing(error.status);
        if (!mayPass || attempt === requestAttempts || signal.aborted) throw error;
        await sleep(firstPause * 2 ** (attempt - 1) * (0.5 + Math.random()), undefined, { signal });
      }
    }
  };
}

/** The bucket's own address, as S3 prefers it; a name with dots would not fit its certificate. */
function addressOf(bucket: string, region: string): string {
  const domain = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  return bucket.includes('.') ? `https://${domain}` : `https://${bucket}.${domain}`;
}

function credentialsOf(environment: SigningEnvironment): Credentials {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN: token } = environment;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(token ? { sessionToken: token } : {}),
  };
}

/** Sends a request; ends it, or the answer to it, where nothing happens for too long. */
function answerTo(sent: ClientRequest, { connect, idle }: S3Timeouts): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let answer: ClientRequest | IncomingMessage = sent;
    // A thread that was busy, with opening a network, looks first at what has come meanwhile.
    const giveUpIf = (isSilent: () => boolean) =>
      setImmediate(() => {
        if (isSilent()) answer.destroy(new DOMException('nothing came in time', 'TimeoutError'));
      });
    sent.on('socket', (socket) => {
      sent.setTimeout(idle, () => {
        const { bytesRead } = socket;
        giveUpIf(() => socket.bytesRead === bytesRead);
      });
      if (!socket.connecting) return;
      const timer = setTimeout(() => giveUpIf(() => socket.connecting), connect);
      socket.once('connect', () => clearTimeout(timer));
      socket.once('close', () => clearTimeout(timer));
    });
    sent.on('response', (response) => {
      answer = response;
      resolve(response);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** The code in an answer's XML, such as `NoSuchKey`. */
async function codeOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return /<Code>(\w+)<\/Code>/u.exec(text)?.[1] ?? 'UnknownError';
}
