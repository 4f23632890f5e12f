import type { InferenceSession } from 'onnxruntime-node';
import { refuseTelemetry } from '../shared/noTelemetry.ts';

/** A file that ONNX Runtime can't turn into a network with the expected inputs and outputs. */
export class ModelFormatError extends Error {
  override readonly name = 'ModelFormatError';
}

/**
 * Opens an ONNX network on one thread: more threads spin, and Lambda throttles what spins.
 * ONNX Runtime itself is loaded by the first call.
 * @param options further ones.
 * @throws ModelFormatError
 */
export async function openSession(
  onnx: Uint8Array,
  options: InferenceSession.SessionOptions = {},
): Promise<InferenceSession> {
  refuseTelemetry();
  const { InferenceSession } = await import('onnxruntime-node');
  try {
    return await InferenceSession.create(onnx, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
      // The arena grows with the largest batch and never shrinks; without it steps take no longer.
      enableCpuMemArena: false,
      ...options,
    });
  } catch (cause) {
    throw new ModelFormatError('ONNX Runtime cannot read the network; export it again', { cause });
  }
}

/**
 * The widths of an input's or output's axes, of which the first is the batch; the network's sizes are read from them.
 * @param axes how many axes it has, the batch among them.
 * @returns the width of each axis but the batch.
 * @throws ModelFormatError where the network has no such tensor, or leaves a width open.
 */
export function widthsOf(
  side: InferenceSession['inputMetadata'],
  name: string,
  axes: number,
): readonly number[] {
  const own = side.find((each) => each.name === name);
  const widths = own?.isTensor ? own.shape.slice(1) : [];
  if (widths.length !== axes - 1 || !widths.every((width) => typeof width === 'number'))
    throw new ModelFormatError(`the network has no "${name}" of ${axes} axes; export it again`);
  return widths;
}
