import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { SSMClient } from '@aws-sdk/client-ssm';

/** What the bot and Telegram identify themselves with. Neither may appear in a log or an error. */
export interface Secrets {
  botToken: string;
  webhookSecret: string;
}

/** The variables read here; an empty one counts as unset. */
export interface SecretsEnvironment {
  readonly BOT_TOKEN_PARAMETER?: string | undefined;
  readonly WEBHOOK_SECRET_PARAMETER?: string | undefined;
  readonly TELEGRAM_BOT_TOKEN?: string | undefined;
  readonly TELEGRAM_WEBHOOK_SECRET?: string | undefined;
}

/** Seconds that a parameter is cached: a new secret needs no deployment. */
const maxAge = 300;

/** A secret is missing or can't be read. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
}

/**
 * A function that reads the secrets: from the SSM parameters (SecureString) that `BOT_TOKEN_PARAMETER` and
 * `WEBHOOK_SECRET_PARAMETER` name, cached for five minutes; where one is unset, from `TELEGRAM_BOT_TOKEN` or
 * `TELEGRAM_WEBHOOK_SECRET`.
 *
 * @returns a function that throws SecretError, which names the variable or parameter.
 */
export function secretsReader(environment: SecretsEnvironment): () => Promise<Secrets> {
  let provider: SSMProvider | undefined;
  const read = async (parameter: string | undefined, value: string | undefined, names: string) => {
    if (!parameter) {
      if (value) return value;
      throw new SecretError(`Set one of ${names}.`);
    }
    provider ??= new SSMProvider({
      awsSdkV3Client: new SSMClient({
        requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
      }),
    });
    const secret = await provider.get(parameter, { decrypt: true, maxAge }).catch((cause: unknown) => {
      throw new SecretError(`The parameter ${parameter} can't be read.`, { cause });
    });
    // A parameter that is made from a file ends with a line break.
    if (secret?.trim()) return secret.trim();
    throw new SecretError(`The parameter ${parameter} is missing or empty.`);
  };
  return async () => {
    const [botToken, webhookSecret] = await Promise.all([
      read(
        environment.BOT_TOKEN_PARAMETER,
        environment.TELEGRAM_BOT_TOKEN,
        'BOT_TOKEN_PARAMETER, TELEGRAM_BOT_TOKEN',
      ),
      read(
        environment.WEBHOOK_SECRET_PARAMETER,
        environment.TELEGRAM_WEBHOOK_SECRET,
        'WEBHOOK_SECRET_PARAMETER, TELEGRAM_WEBHOOK_SECRET',
      ),
    ]);
    return { botToken, webhookSecret };
  };
}
