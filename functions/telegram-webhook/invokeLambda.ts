import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { pictureTypes } from '../../lib/api/pictureFormats.ts';
import type { PoemRequest } from '../../lib/api/request.ts';
import type { PoemService } from '../../lib/chat/writer.ts';

/** The generating function failed before it could answer. Its own error message is not repeated. */
export class InvocationError extends Error {
  override readonly name = 'InvocationError';
}

/**
 * Has poems written, and drawn, by the Lambda function that generates them.
 *
 * @returns functions that throw InvocationError, or an error of the SDK.
 */
export function invokeLambda(functionName: string): PoemService {
  const client = new LambdaClient({
    maxAttempts: 2,
    // The caller limits the time of an answer with its signal.
    requestHandler: { connectionTimeout: 1000 },
  });
  const invoke = async (payload: object, abortSignal: AbortSignal): Promise<unknown> => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(payload) });
    const { FunctionError, Payload } = await client.send(command, { abortSignal });
    if (FunctionError !== undefined || Payload === undefined) {
      throw new InvocationError(`${functionName} failed: ${FunctionError ?? 'no answer'}`);
    }
    return JSON.parse(Payload.transformToString());
  };
  return {
    invoke,
    draw: async (request, signal) => {
      const { statusCode, body } = (await invoke(pictureEvent(request), signal)) as PictureResult;
      if (statusCode !== 200 || body === undefined) throw new InvocationError(`${functionName} drew nothing`);
      return Buffer.from(body, 'base64');
    },
  };
}

interface PictureResult {
  readonly statusCode?: number;
  /** In base64. */
  readonly body?: string;
}

/** The HTTP request for a picture, as API Gateway sends it. */
function pictureEvent(request: PoemRequest) {
  return {
    rawPath: '/poem',
    headers: { accept: pictureTypes.png, 'content-type': 'application/json' },
    body: JSON.stringify(request),
    requestContext: { http: { method: 'POST' } },
  };
}
