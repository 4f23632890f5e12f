import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Outcome } from '../cli/command.ts';
import type { Node } from './nodes.ts';

/** An empty folder of a stranger, in which a Node runs commands. */
export class Folder {
  readonly path: string;
  readonly #node: Node;
  readonly #running: ChildProcess[] = [];

  private constructor(path: string, node: Node) {
    this.path = path;
    this.#node = node;
  }

  static async create(node: Node): Promise<Folder> {
    return new Folder(await mkdtemp(join(tmpdir(), 'neural-poet-package-')), node);
  }

  npm(...args: string[]): Promise<Outcome> {
    const [command, ...first] = this.#node.npm;
    return this.run(command, ...first, ...args);
  }

  /** Runs a command to its end. */
  run(command: string, ...args: string[]): Promise<Outcome> {
    return this.runWith({}, command, ...args);
  }

  /** Runs a command with further environment variables, and nothing on its standard input. */
  runWith(variables: Record<string, string>, command: string, ...args: string[]): Promise<Outcome> {
    return new Promise((resolve) => {
      const child = execFile(command, args, this.#options(variables), (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
      });
      child.stdin?.end();
    });
  }

  /** Starts the server of the package. @returns its address. */
  async serve(): Promise<string> {
    const child = spawn('node', ['node_modules/neural-poet/dist/cli.js', 'serve'], {
      ...this.#options({ PORT: '0' }),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#running.push(child);
    for await (const line of createInterface({ input: child.stdout })) {
      const [address] = line.match(/http:\/\/localhost:\d+/u) ?? [];
      if (address) return address;
    }
    throw new Error('the server ended');
  }

  async remove(): Promise<void> {
    for (const child of this.#running) child.kill('SIGKILL');
    await rm(this.path, { recursive: true, force: true });
  }

  #options(variables: Record<string, string> = {}) {
    // Nothing of the npm that runs the tests: its settings are those of this project.
    const own = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|MODEL_)/iu.test(name));
    const path = [this.#node.bin ?? [], process.env['PATH'] ?? ''].flat().join(delimiter);
    return {
      cwd: this.path,
      env: { ...Object.fromEntries(own), NO_COLOR: '1', ...variables, PATH: path },
      maxBuffer: 2 ** 24,
    };
  }
}
