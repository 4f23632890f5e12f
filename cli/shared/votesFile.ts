import fs from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Feedback, type Vote, type VotedPoem, voteKey } from '../../lib/chat/feedback.ts';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';

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
  const text = await fs.readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return JSON.parse(text) as VotesByKey;
}

/** Counts votes in a file, which one process at a time writes. Where it may not be written, no votes are kept. */
export class FileFeedback implements Feedback {
  readonly #file: string;
  readonly #warn: (message: string) => void;
  #written: Promise<void> = Promise.resolve();
  #isForbidden = false;

  /** @param warn is told once that the file may not be written. */
  constructor(file: string, warn: (message: string) => void) {
    this.#file = file;
    this.#warn = warn;
  }

  async count(vote: Vote, poem: VotedPoem): Promise<void> {
    const key = voteKey(poem);
    if (key === undefined || this.#isForbidden) return;
    // One after the other, whether or not the one before could be written.
    this.#written = this.#written.catch(() => {}).then(() => this.#add(key, vote));
    await this.#written.catch((error: NodeJS.ErrnoException) => {
      if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code ?? '')) throw error;
      if (!this.#isForbidden) this.#warn(`No votes are kept: ${error.message}. Set VOTES_FILE.`);
      this.#isForbidden = true;
    });
  }

  async #add(key: string, vote: Vote): Promise<void> {
    const votes = await readVotes(this.#file);
    votes[key] = { ...votes[key], [vote]: (votes[key]?.[vote] ?? 0) + 1 };
    await fs.mkdir(dirname(this.#file), { recursive: true });
    await writeWhole(this.#file, `${JSON.stringify(votes, undefined, 1)}\n`);
  }
}
