import { describe, expect, it } from 'vitest';
import { TelegramCallError } from './callError.ts';

const refusal = (code: number, description: string) =>
  new TelegramCallError('sendMessage', 'refused', `${code} ${description}`, code);

describe('TelegramCallError', () => {
  it.each([
    [403, 'Forbidden: bot was blocked by the user'],
    [403, 'Forbidden: user is deactivated'],
    [400, 'Bad Request: message is not modified: specified new message content is the same'],
    [400, 'Bad Request: message to edit not found'],
    [400, 'Bad Request: message to delete not found'],
    [400, "Bad Request: message can't be edited"],
    [400, 'Bad Request: message to be replied not found'],
    [400, 'Bad Request: message thread not found'],
    [400, 'Bad Request: query is too old and response timeout expired or query ID is invalid'],
    [400, 'Bad Request: chat not found'],
    [400, 'Bad Request: TOPIC_DELETED'],
    [400, 'Bad Request: group chat was upgraded to a supergroup chat'],
  ])('is harmless: %i %s', (code, description) => {
    expect(refusal(code, description)).toMatchObject({ isHarmless: true, isRetryable: false });
  });

  it.each([
    [400, 'Bad Request: message is too long'],
    [400, 'Bad Request: BUTTON_DATA_INVALID'],
    [401, 'Unauthorized'],
    [404, 'Not Found'],
    [409, 'Conflict: terminated by other getUpdates request'],
  ])('needs a repair: %i %s', (code, description) => {
    expect(refusal(code, description)).toMatchObject({ isHarmless: false, isRetryable: false });
  });

  it.each([
    [429, 'Too Many Requests: retry after 3'],
    [502, 'Bad Gateway'],
  ])('passes: %i %s', (code, description) => {
    expect(refusal(code, description)).toMatchObject({ isHarmless: false, isRetryable: true });
  });
});
