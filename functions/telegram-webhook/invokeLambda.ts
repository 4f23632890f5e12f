import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Invoke } from '../../lib/chat/writer.ts';

/** The generating function failed before it could answer; its own words are not repeated. */
export class InvocationError extends Error {
  override readonly name = 'InvocationError';
}

/**
 * Asks the Lambda function that generates poems.
 *
 * @throws InvocationError, or an error of the SDK, by the function returned.
 */
export function invokeLambda(functionName: string): Invoke {
  const client = new LambdaClient({
    maxAttempts: 2,
    // How long an answer may take is the caller's to say, through its signal.
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
