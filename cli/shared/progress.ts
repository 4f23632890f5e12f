import { statSync } from 'node:fs';
import { Presets, SingleBar } from 'cli-progress';

/** A progress bar over the bytes of files, on stderr; nothing where that is not a terminal. A file read twice counts twice. */
export function bytesBar(files: readonly string[]): { add(bytes: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { add: () => {}, stop: () => {} };
  const total = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const bar = new SingleBar(
    { format: '{bar} {percentage} % · {eta_formatted} left', clearOnComplete: true, etaBuffer: 200 },
    Presets.shades_classic,
  );
  bar.start(Math.max(1, total), 0);
  return { add: (bytes) => bar.increment(bytes), stop: () => bar.stop() };
}
