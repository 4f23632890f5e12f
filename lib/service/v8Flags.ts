import { setFlagsFromString } from 'node:v8';

/**
 * Sets V8 up for a process that is to write its first poem soon. Call it before anything heavy is loaded.
 *
 * The optimizing compiler waits: up to the first poem it takes more processor time than its code saves, on one core a
 * tenth of the cold start. The heap stays small, since a poem leaves little behind. Lambda starts Node with
 * `--max-semi-space-size` and `--max-old-space-size` in proportion to the function's memory (`/var/runtime/bootstrap` of
 * its images), which overrule NODE_OPTIONS; with 1,769 MB the heap would grow by a third more.
 */
export function startLean(): void {
  setFlagsFromString('--no-turbofan');
  // The space for young objects does not grow, and all are collected once the heap has grown by 30 %, not fourfold.
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}

/** Lets V8's optimizing compiler run again. Call it when the first poem is written. */
export function enableOptimizingCompiler(): void {
  setFlagsFromString('--turbofan');
}
