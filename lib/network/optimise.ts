import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession } from './session.ts';

/**
 * A network as ONNX Runtime rewrites it whenever it opens it: opened from this it need not be. It computes the same
 * numbers, on any processor; what suits one processor alone is left to the opening.
 * @param onnx the file's bytes.
 * @throws ModelFormatError
 */
export async function optimised(onnx: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'network-'));
  try {
    const optimizedModelFilePath = join(folder, 'optimised.onnx');
    await openSession(onnx, { graphOptimizationLevel: 'extended', optimizedModelFilePath });
    return await readFile(optimizedModelFilePath);
  } finally {
    await rm(folder, { recursive: true });
  }
}
