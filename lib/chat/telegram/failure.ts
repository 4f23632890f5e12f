import { errorKind, stackFrames } from '../../shared/log.ts';
import { WritingError } from '../writer.ts';
import { TelegramCallError } from './callError.ts';

/** Failures that pass by themselves are warnings; those that nobody can repair are no failures. */
export function levelOf(error: unknown): 'info' | 'warn' | 'error' {
  if (!(error instanceof TelegramCallError)) return 'error';
  if (error.isHarmless) return 'info';
  return error.isRetryable || error.failure === 'answerLost' ? 'warn' : 'error';
}

/** What the log says of an error. Its message is logged only if it can't have a person's text in it. */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'update failed', error: typeof error };
  const { name, message, cause } = error;
  if (error instanceof TelegramCallError || error instanceof WritingError) {
    return { message, error: name, ...(cause === undefined ? {} : { cause: errorKind(cause) }) };
  }
  return { message: 'update failed', error: name, at: stackFrames(error) };
}
