import type { Context } from 'aws-lambda';

/** A handler that is made when it is first called, so that importing its file does nothing else. */
export function onFirstCall<Handler extends (event: never, context: Context) => Promise<unknown>>(
  make: () => Handler,
): Handler {
  let made: Handler | undefined;
  const handler = async (event: never, context: Context) => {
    made ??= make();
    return made(event, context);
  };
  return handler as Handler;
}
