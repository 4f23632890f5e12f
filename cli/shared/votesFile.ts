import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Feedback, type Vote, type VotedPoem, voteKey } from '../../lib/chat/feedback.ts';

/** Counts by their keys, as a file has them. */
export type VotesByKey = Record<string, Partial<Record<Vote, number>>>;

/** The variable that names the file, for the help of a command. */
export const votesEnvironment = [
  'VOTES_FILE  file of the 👍 and 👎 that poems got (default neural-poet/votes.json in ~/.local/share, or in XDG_DATA_HOME)',
];

/** The file in which the bot of this machine counts votes. */
export function votesFile(environment: NodeJS.ProcessEnv = process.env): string {
  const folder = environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share');
  return environment['VOTES_FILE'] || join(folder, 'neural-poet', 'votes.json');
}

/** Reads a file of votes. @returns no counts if there is no file. */
export async function readVotes(file: string): Promise<VotesByKey> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return JSON.parse(text) as VotesByKey;
}

/** Counts votes in a file, which one process at a time writes. */
export class FileFeedback implements Feedback {
  readonly #file: string;
  #written: Promise<void> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  async count(vote: Vote, poem: VotedPoem): Promise<void> {
    const key = voteKey(poem);
    if (key === undefined) return;
    // One after the other, whether or not the one before could be written.
    this.#written = this.#written.catch(() => {}).then(() => this.#add(key, vote));
    await this.#written;
  }

  async #add(key: string, vote: Vote): Promise<void> {
    const votes = await readVotes(this.#file);
    votes[key] = { ...votes[key], [vote]: (votes[key]?.[vote] ?? 0) + 1 };
    await mkdir(dirname(this.#file), { recursive: true });
    // A file that is half written would lose all.
    const part = `${this.#file}.part`;
    await writeFile(part, `${JSON.stringify(votes, undefined, 1)}\n`);
    await rename(part, this.#file);
  }
}
