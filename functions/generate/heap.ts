import { setFlagsFromString } from 'node:v8';

let held = false;

/**
 * Keeps V8's heap about as large as it is, for poems leave little behind; to be called when the first one is written,
 * since on the way to it every collection costs time. Lambda starts Node with `--max-semi-space-size` and
 * `--max-old-space-size` in proportion to the function's memory (`/var/runtime/bootstrap` of its images), and these
 * overrule NODE_OPTIONS: without this the container of a function with 1,769 MB takes 250 of them instead of 170.
 */
export function holdHeap(): void {
  if (held) return;
  held = true;
  // Collected anew when it has grown by 30 % (V8 would let it grow fourfold), and no more room for young objects.
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--semi-space-growth-factor=1');
}
