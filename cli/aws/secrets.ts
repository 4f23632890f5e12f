import { randomBytes } from 'node:crypto';
import {
  DeleteParametersCommand,
  GetParameterCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';

/** The parameter that keeps with which settings a stage was deployed. */
export const settingsParameter = (stage: string): string => `/neural-poet/${stage}/settings`;

/** The SecureString parameters of a stage. Their values are in no argument, no log and no template. */
export class Secrets {
  readonly #client = new SSMClient({ maxAttempts: 3 });

  /** The value of a parameter; undefined if there is none. */
  async read(name: string): Promise<string | undefined> {
    try {
      const command = new GetParameterCommand({ Name: name, WithDecryption: true });
      return (await this.#client.send(command)).Parameter?.Value?.trim();
    } catch (error) {
      if ((error as Error).name === 'ParameterNotFound') return undefined;
      throw error;
    }
  }

  /** Keeps a value, unless it is there already. */
  async keep(name: string, value: string): Promise<void> {
    if ((await this.read(name)) === value) return;
    await this.#client.send(
      new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: true }),
    );
  }

  /** The value of a parameter, which is made and kept if there is none. */
  async readOrMake(name: string): Promise<string> {
    const kept = await this.read(name);
    if (kept !== undefined) return kept;
    const value = randomBytes(32).toString('hex');
    await this.keep(name, value);
    return value;
  }

  /** Deletes parameters; those that there are not are gone already. */
  async delete(...names: string[]): Promise<void> {
    await this.#client.send(new DeleteParametersCommand({ Names: names }));
  }
}
