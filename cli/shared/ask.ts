import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Whether a person can be asked. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Asks on the terminal. @param fallback what an empty answer means. */
export function ask(question: string, fallback = ''): Promise<string> {
  return answerTo(`${question}${fallback === '' ? '' : ` [${fallback}]`}: `, process.stderr).then(
    (answer) => answer || fallback,
  );
}

/** Asks for a secret: what is typed is not shown. */
export async function askHidden(question: string): Promise<string> {
  process.stderr.write(`${question}: `);
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  const answer = await answerTo('', nothing);
  process.stderr.write('\n');
  return answer;
}

async function answerTo(question: string, output: NodeJS.WritableStream): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}

/** The first line of standard input, where it is no terminal; empty if there is none. */
export async function lineFromInput(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line.trim();
  }
  return '';
}
