/** An instruction of a Dockerfile, e.g. `COPY` and what follows it. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile. */
export function instructionsOf(dockerfile: string): Instruction[] {
  const lines = dockerfile
    .replace(/^#.*\n/gmu, '')
    .replace(/\\\n\s*/gu, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [, name, rest] = /^([A-Z]+)\s+(.*)$/u.exec(line) ?? [];
    if (name === undefined || rest === undefined) throw new Error(`no instruction: ${line}`);
    return { name, rest };
  });
}

/** What a COPY takes, from a stage or from the context, and where it goes. */
export interface Copy {
  readonly stage?: string;
  readonly sources: readonly string[];
  readonly target: string;
}

export function copyOf(rest: string): Copy {
  const [first = '', ...others] = rest.split(/\s+/u);
  const stage = /^--from=(.+)$/u.exec(first)?.[1];
  const paths = stage === undefined ? [first, ...others] : others;
  return {
    ...(stage === undefined ? {} : { stage }),
    sources: paths.slice(0, -1),
    target: paths.at(-1) ?? '',
  };
}

/** The variables of an ENV or ARG. */
export function variablesOf(rest: string): Record<string, string> {
  const pairs = rest.matchAll(/(\w+)=(?:"([^"]*)"|(\S*))/gu);
  return Object.fromEntries(Array.from(pairs, ([, name, quoted, plain]) => [name, quoted ?? plain]));
}

/** Whether a path of the context is sent to the builder: the last line of `.dockerignore` that matches it decides. */
export function isSent(path: string, dockerignore: string): boolean {
  let sent = true;
  for (const line of dockerignore.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const isKept = line.startsWith('!');
    if (matches(path, isKept ? line.slice(1) : line)) sent = isKept;
  }
  return sent;
}

/** A pattern matches a path and all below it. */
function matches(path: string, pattern: string): boolean {
  const expression = pattern
    .replace(/[.+?^${}()|[\]\\]/gu, '\\$&')
    .replace(/\*\*\/|\*/gu, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'));
  return new RegExp(`^${expression}(?:/|$)`, 'u').test(path);
}
