import { setFlagsFromString } from 'node:v8';

/**
 * Sets V8 up for a container that starts; to be called before anything else.
 *
 * Its last compiler waits: on the way to the first poem it takes more processor time than the code that it makes saves, on
 * one core a tenth of the cold start. And the heap stays small, since poems leave little behind: Lambda starts Node with
 * `--max-semi-space-size` and `--max-old-space-size` in proportion to the function's memory (`/var/runtime/bootstrap` of its
 * images), and these overrule NODE_OPTIONS; with 1,769 MB a container would take a third more of them.
 */
export function startLean(): void {
  setFlagsFromString('--no-turbofan');
  // No more room for young objects, and all collected anew when they have grown by 30 %: V8 would wait for the fourfold.
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}

/** Lets V8's optimizing compiler run again; call it when the first poem is written. */
export function enableOptimizingCompiler(): void {
  setFlagsFromString('--turbofan');
}
