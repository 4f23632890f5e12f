import { readFile } from 'node:fs/promises';

/**
 * Reads a JSON object from a file.
 *
 * @throws Error that names the file if it is missing or holds something else.
 */
export async function readJsonObject(path: string): Promise<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} cannot be read as JSON: ${(cause as Error).message}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${path} must hold a JSON object.`);
  }
  return value as Record<string, unknown>;
}
