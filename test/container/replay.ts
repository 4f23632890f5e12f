import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, stat } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { copyOf, instructionsOf, isSent, variablesOf } from './dockerfile.ts';

/** What the steps of a stage have made. */
export interface Stage {
  /** Folder that stands for the root of its file system. */
  readonly root: string;
  /** Within the root. */
  workdir: string;
  environment: Record<string, string>;
  user?: string;
  /** Program and arguments. */
  entrypoint: string[];
  command: string[];
  healthcheck: string[];
}

const run = promisify(execFile);

/**
 * Takes the steps of the Dockerfile without a builder: each stage is a folder, each RUN a shell in it. The base images are
 * left out but for Node, so paths within a RUN must be relative.
 *
 * @param project its folder.
 * @param work folder for what is made.
 * @returns the last stage.
 * @throws Error for an instruction that is not known here, or a step that fails.
 */
export async function replay(project: string, work: string): Promise<Stage> {
  const sent = await contextOf(project, work);
  const stages = new Map<string, Stage>();
  const settings: Record<string, string> = {};
  let stage: Stage | undefined;
  for (const { name, rest } of instructionsOf(await readFile(join(project, 'Dockerfile'), 'utf8'))) {
    if (name === 'ARG') Object.assign(settings, variablesOf(rest));
    else if (name === 'FROM') {
      const [image = '', , own = 'last'] = rest.split(/\s+/u);
      stage = await stageOf(image, work);
      stages.set(own, stage);
    } else if (stage === undefined) throw new Error(`${name} before FROM`);
    else await takeStep(stage, name, rest, (from) => (from ? (stages.get(from) as Stage).root : sent));
  }
  return stage as Stage;
}

/** A folder with what is sent to the builder. */
async function contextOf(project: string, work: string): Promise<string> {
  const folder = join(work, 'context');
  const dockerignore = await readFile(join(project, '.dockerignore'), 'utf8');
  const { stdout } = await run('git', ['ls-files'], { cwd: project, maxBuffer: 2 ** 24 });
  for (const path of stdout.split('\n').filter((own) => own !== '' && isSent(own, dockerignore))) {
    await cp(join(project, path), join(folder, path), { recursive: true });
  }
  return folder;
}

async function stageOf(image: string, work: string): Promise<Stage> {
  const root = await mkdtemp(join(work, 'stage-'));
  if (image.startsWith('node:')) await cp(process.execPath, join(root, 'usr/local/bin/node'));
  return { root, workdir: '/', environment: {}, entrypoint: [], command: [], healthcheck: [] };
}

async function takeStep(
  stage: Stage,
  name: string,
  rest: string,
  rootOf: (from: string | undefined) => string,
): Promise<void> {
  const place = (path: string) => join(stage.root, path.startsWith('/') ? path : join(stage.workdir, path));
  if (name === 'WORKDIR') {
    stage.workdir = rest;
    await mkdir(place('.'), { recursive: true });
  } else if (name === 'COPY') {
    const { stage: from, sources, target } = copyOf(rest);
    for (const source of sources) {
      const origin = join(rootOf(from), source);
      const isFolder = (await stat(origin)).isDirectory();
      const into = target.endsWith('/') && !isFolder ? join(target, basename(source)) : target;
      await cp(origin, place(into), { recursive: true });
    }
  } else if (name === 'RUN') {
    // Nothing of the npm that runs the tests: its settings are those of this project.
    const own = Object.entries(process.env).filter(([key]) => !/^(npm_|NODE_OPTIONS$)/iu.test(key));
    const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
    const env = { ...Object.fromEntries(own), ...stage.environment, PATH: path };
    await run('sh', ['-euc', rest], { cwd: place('.'), env, maxBuffer: 2 ** 24 });
  } else if (name === 'ENV') Object.assign(stage.environment, variablesOf(rest));
  else if (name === 'USER') stage.user = rest;
  else if (name === 'ENTRYPOINT') stage.entrypoint = JSON.parse(rest) as string[];
  else if (name === 'CMD') stage.command = JSON.parse(rest) as string[];
  else if (name === 'HEALTHCHECK') stage.healthcheck = JSON.parse(rest.slice(rest.indexOf('['))) as string[];
  else if (name !== 'EXPOSE') throw new Error(`${name} is not known here`);
}
