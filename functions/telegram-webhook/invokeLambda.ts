import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Invoke } from '../../lib/chat/writer.ts';

/** The generating function failed before it could answer. Its own error message is not repeated. */
export class InvocationError extends Error {
  override readonly name = 'InvocationError';
}

/**
 * Invokes the Lambda function that generates poems.
 *
 * @returns a function that throws InvocationError, or an error of the SDK.
 */
export function invokeLambda(functionName: string): Invoke {
  const client = new LambdaClient({
    maxAttempts: 2,
    // The caller limits the time of an answer with its signal.
    requestHandler: { connectionTimeout: 1000 },
  });
  return async (request, abortSignal) => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(request) });
    const { FunctionError, Payload } = await client.send(command, { abortSignal });
    if (FunctionError !== undefined || Payload === undefined) {
      throw new InvocationError(`${functionName} failed: ${FunctionError ?? 'no answer'}`);
    }
    return JSON.parse(Payload.transformToString());
  };
}
