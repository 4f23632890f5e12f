import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A stack of the account. */
interface Stack {
  readonly name: string;
  status: 'REVIEW_IN_PROGRESS' | 'CREATE_COMPLETE' | 'UPDATE_COMPLETE' | 'DELETE_COMPLETE';
  isProtected: boolean;
}

const ACCOUNT = '123456789012';
const ARN = `arn:aws:cloudformation:eu-central-1:${ACCOUNT}`;

/**
 * What the commands and the CDK's command line ask of an AWS account, over HTTP: STS, CloudFormation, SSM, and Lambda's
 * settings. A stack holds no resources: its outputs are those that are given.
 */
export class AwsAccount {
  /** Stacks by their names. */
  readonly stacks = new Map<string, Stack>();
  /** Every request: the action, or method and path. */
  readonly seen: string[] = [];
  /** Bodies of all requests. */
  bodies = '';
  readonly parameters: Record<string, string>;
  /** Physical ids of what every stack stores, by type. */
  stored: Readonly<Record<string, string>> = {};
  readonly outputs: Readonly<Record<string, string>>;
  #server!: Server;
  #hasChangeSet = false;
  readonly #deleted = new Map<string, Stack>();

  private constructor(parameters: Record<string, string>, outputs: Readonly<Record<string, string>>) {
    this.parameters = parameters;
    this.outputs = outputs;
  }

  /**
   * @param parameters of SSM, by name.
   * @param outputs of every stack.
   */
  static async start(
    parameters: Record<string, string>,
    outputs: Readonly<Record<string, string>>,
  ): Promise<AwsAccount> {
    const account = new AwsAccount(parameters, outputs);
    account.#server = createServer(async (request, response) => {
      const [status, body] = account.#answer(request, await text(request));
      response.writeHead(status, { 'content-type': body.startsWith('<') ? 'text/xml' : 'application/json' });
      response.end(body);
    });
    await new Promise<void>((resolve) => account.#server.listen(0, '127.0.0.1', resolve));
    return account;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer({ method, url = '', headers }: IncomingMessage, body: string): [status: number, body: string] {
    const target = headers['x-amz-target'];
    const form = new URLSearchParams(body);
    const action = target === undefined ? form.get('Action') : String(target).split('.').at(-1);
    this.seen.push(action ?? `${method} ${url.split('?')[0]}`);
    this.bodies += body;
    if (target !== undefined) return this.#parameter(action as string, JSON.parse(body));
    if (action != null) return this.#query(action, form);
    if (url.includes('account-settings')) return json({ AccountLimit: { ConcurrentExecutions: 1000 } });
    return json({ Functions: [] });
  }

  #parameter(action: string, { Name, Names, Value }: { Name: string; Names?: string[]; Value: string }) {
    if (action === 'PutParameter') this.parameters[Name] = Value;
    for (const name of action === 'DeleteParameters' ? (Names ?? []) : []) delete this.parameters[name];
    if (action !== 'GetParameter') return json({});
    const value = Name.startsWith('/cdk-bootstrap/') ? '30' : this.parameters[Name];
    return value === undefined
      ? json({ __type: 'ParameterNotFound' }, 400)
      : json({ Parameter: { Name, Value: value } });
  }

  #query(action: string, form: URLSearchParams): [status: number, body: string] {
    const asked = form.get('StackName') ?? '';
    const name = asked.replace(/^arn:.*:stack\/([^/]+)\/.*$/u, '$1');
    // A stack that was deleted is still known by its id.
    const stack = this.stacks.get(name) ?? (asked === name ? undefined : this.#deleted.get(name));
    const result = (inside: string): [number, string] => [
      200,
      `<${action}Response><${action}Result>${inside}</${action}Result></${action}Response>`,
    ];
    switch (action) {
      case 'GetCallerIdentity':
        return result(`<Account>${ACCOUNT}</Account><Arn>arn:aws:iam::${ACCOUNT}:user/me</Arn>`);
      case 'AssumeRole':
        return result(
          '<Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>b</SecretAccessKey><SessionToken>c</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>',
        );
      case 'DeleteChangeSet':
        this.#hasChangeSet = false;
        return result('');
      case 'CreateChangeSet':
        this.#hasChangeSet = true;
        if (stack === undefined)
          this.stacks.set(name, { name, status: 'REVIEW_IN_PROGRESS', isProtected: false });
        return result(`<Id>${ARN}:changeSet/c/1</Id><StackId>${ARN}:stack/${name}/1</StackId>`);
      case 'DescribeChangeSet':
        if (!this.#hasChangeSet) return failure('ChangeSet does not exist', 'ChangeSetNotFound');
        return result(
          `<ChangeSetId>${ARN}:changeSet/c/1</ChangeSetId><ChangeSetName>c</ChangeSetName><StackId>${ARN}:stack/${name}/1</StackId><Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus><StackName>${name}</StackName><Changes><member><Type>Resource</Type></member></Changes>`,
        );
      case 'ExecuteChangeSet':
        if (stack)
          stack.status = stack.status === 'REVIEW_IN_PROGRESS' ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE';
        return result('');
      case 'UpdateTerminationProtection':
        if (stack) stack.isProtected = form.get('EnableTerminationProtection') === 'true';
        return result('');
      case 'DeleteStack':
        if (stack?.isProtected) return failure('cannot be deleted while TerminationProtection is enabled');
        if (stack) this.#deleted.set(name, { ...stack, status: 'DELETE_COMPLETE' });
        this.stacks.delete(name);
        return result('');
      case 'DescribeStacks':
        return stack === undefined
          ? failure(`Stack with id ${name} does not exist`)
          : result(`<Stacks><member>${this.#described(stack)}</member></Stacks>`);
      case 'DescribeStackResources':
        return stack === undefined
          ? failure(`Stack with id ${name} does not exist`)
          : result(`<StackResources>${this.#resources()}</StackResources>`);
      case 'GetTemplate':
        return result('<TemplateBody>{}</TemplateBody>');
      default:
        return result('');
    }
  }

  #resources(): string {
    const all = Object.entries(this.stored).map(
      ([type, id]) =>
        `<member><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}</PhysicalResourceId></member>`,
    );
    return all.join('');
  }

  #described({ name, status, isProtected }: Stack): string {
    const outputs = Object.entries(this.outputs).map(
      ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    );
    return `<StackName>${name}</StackName><StackId>${ARN}:stack/${name}/1</StackId><StackStatus>${status}</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><EnableTerminationProtection>${isProtected}</EnableTerminationProtection><Outputs>${outputs.join('')}</Outputs>`;
  }
}

function json(body: object, status = 200): [status: number, body: string] {
  return [status, JSON.stringify(body)];
}

function failure(message: string, code = 'ValidationError'): [status: number, body: string] {
  return [
    400,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  ];
}
