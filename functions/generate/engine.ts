import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 hurry to the first poem. Its last compiler takes more processor time on the way there than the code that it makes
 * saves: on one core a sixth of the cold start (`npm run bench:lambda`). To be called before anything else.
 */
export function hurry(): void {
  setFlagsFromString('--no-turbofan');
}

let settled = false;

/**
 * Has V8 work for a container that stays; to be called when its first poem is written. Hot code is compiled as usual, and
 * the heap stays about as large as it is, for poems leave little behind. Lambda starts Node with `--max-semi-space-size`
 * and `--max-old-space-size` in proportion to the function's memory (`/var/runtime/bootstrap` of its images), and these
 * overrule NODE_OPTIONS: without this the container of a function with 1,769 MB takes 250 of them instead of 200.
 */
export function settle(): void {
  if (settled) return;
  settled = true;
  setFlagsFromString('--turbofan');
  // Collected anew when it has grown by 30 % (V8 would let it grow fourfold), and no more room for young objects.
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--semi-space-growth-factor=1');
}
