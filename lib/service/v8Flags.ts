import { setFlagsFromString } from 'node:v8';

/**
 * Sets V8 up for a process that is to write its first poem soon. Call it before anything heavy is loaded.
 *
 * The optimizing compiler waits: up to the first poem it takes more processor time than its code saves, on one core a
 * tenth of the cold start.
 */
export function startLean(): void {
  setFlagsFromString('--no-turbofan');
}

/**
 * Sets the flags under which bundles are compiled (compiledBundle.ts): V8 takes compiled code under the same flags only.
 * Lambda starts Node with `--max-semi-space-size` and `--max-old-space-size` in proportion to the function's memory
 * (`/var/runtime/bootstrap` of its images). The heap is made with these and keeps its limits.
 */
export function setFlagsOfBundles(): void {
  startLean();
  for (const flag of usual) setFlagsFromString(flag);
  // Each piece of a network that arrives would begin a collection of the old objects, of which there are hardly any.
  setFlagsFromString('--no-incremental-marking');
  setFlagsFromString('--no-concurrent-marking');
}

/** What V8 has by itself. */
const usual = [
  '--semi-space-growth-factor=2',
  '--heap-growing-percent=0',
  '--max-semi-space-size=0',
  '--max-old-space-size=0',
  '--no-expose-gc',
];

/**
 * Keeps the heap small, since a poem leaves little behind: the space for young objects does not grow, and all are
 * collected once the heap has grown by 30 %, not fourfold.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}

/**
 * Lets V8's optimizing compiler and its usual collector run again, and keeps the heap small. Call it when the first poem
 * is written.
 */
export function settle(): void {
  for (const flag of ['--turbofan', '--incremental-marking', '--concurrent-marking'])
    setFlagsFromString(flag);
  keepHeapSmall();
}
