import { fstatSync, readSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';

const STDOUT = 1;
const STDERR = 2;

/**
 * Makes a process fail if its output can't be written: exit code 1, and one line that says why. If the reader of a pipe
 * has left (`| head -1`), the process ends quietly. Node itself says nothing, for console.log() ignores errors.
 * @throws Error if standard output is closed.
 */
export function guardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      console.error(`error: standard output can't be written: ${error.message}`);
      process.exitCode = 1;
    }
    process.exit();
  });
  // There is nowhere left to say it.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode ||= 1;
  });
  if (process.platform === 'win32') return;
  if (isClosed(STDOUT) && !isClosed(STDERR))
    throw new Error(`standard output is closed; to do without it, redirect it to ${devNull}`);
  if (fstatSync(STDOUT).isFile()) writeWholeChunks();
}

/**
 * Whether a standard stream was closed (`>&-`). Node opens the null device in its place, to read and write; a shell's
 * `> /dev/null` opens it to write only. A program that starts this one may open it as Node does, and mostly for all the
 * streams: so standard output alone must count.
 */
function isClosed(stream: number): boolean {
  if (!isNull(fstatSync(stream))) return false;
  try {
    readSync(stream, new Uint8Array(1));
    return true;
  } catch {
    return false;
  }
}

function isNull(stat: Stats): boolean {
  return stat.isCharacterDevice() && stat.rdev === statSync(devNull).rdev;
}

/** A full disk may take a part of a chunk without an error. Node would leave it at that; this asks for the rest. */
function writeWholeChunks(): void {
  process.stdout._write = (chunk, _encoding, done) => {
    try {
      writeFileSync(STDOUT, chunk);
      done();
    } catch (error) {
      done(error as Error);
    }
  };
}
