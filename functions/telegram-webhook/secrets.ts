import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { SSMClient } from '@aws-sdk/client-ssm';
import { SecretError, SecretParameter } from './secretParameter.ts';

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

/**
 * A function that reads the secrets: from the SSM parameters (SecureString) that `BOT_TOKEN_PARAMETER` and
 * `WEBHOOK_SECRET_PARAMETER` name, cached for five minutes; where one is unset, from `TELEGRAM_BOT_TOKEN` or
 * `TELEGRAM_WEBHOOK_SECRET`.
 *
 * @returns a function that throws SecretError, which names the variable or parameter.
 */
export function secretsReader(environment: SecretsEnvironment): () => Promise<Secrets> {
  let provider: SSMProvider | undefined;
  const providerOnce = () => {
    provider ??= new SSMProvider({
      awsSdkV3Client: new SSMClient({
        requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
      }),
    });
    return provider;
  };
  const readerOf = (parameter: string | undefined, value: string | undefined, names: string) => {
    if (parameter) {
      const stored = new SecretParameter(parameter, providerOnce);
      return () => stored.read();
    }
    return async () => {
      if (value) return value;
      throw new SecretError(`Set one of ${names}.`, false);
    };
  };
  const readToken = readerOf(
    environment.BOT_TOKEN_PARAMETER,
    environment.TELEGRAM_BOT_TOKEN,
    'BOT_TOKEN_PARAMETER, TELEGRAM_BOT_TOKEN',
  );
  const readSecret = readerOf(
    environment.WEBHOOK_SECRET_PARAMETER,
    environment.TELEGRAM_WEBHOOK_SECRET,
    'WEBHOOK_SECRET_PARAMETER, TELEGRAM_WEBHOOK_SECRET',
  );
  return async () => {
    const [botToken, webhookSecret] = await Promise.all([readToken(), readSecret()]);
    return { botToken, webhookSecret };
  };
}
