import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';

const maps = new Map<string, SourceMap | undefined>();

/**
 * A line of a stack trace, with the place in the sources instead of that in the bundle, where a source map lies beside
 * the file. It is read when the first line asks for it: Node's own `--enable-source-maps` would read it at each start.
 */
export function sourcePlace(frame: string): string {
  return frame.replace(/([^\s(]+\.js):(\d+):(\d+)/u, (place, file: string, line: string, column: string) => {
    const origin = mapOf(file)?.findOrigin(Number(line), Number(column));
    if (origin === undefined || !('fileName' in origin)) return place;
    return `${origin.fileName}:${origin.lineNumber}:${origin.columnNumber}`;
  });
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
  return maps.get(file);
}

/** A trace must not fail for want of its map. */
function readMap(path: string): SourceMap | undefined {
  try {
    if (!existsSync(path)) return undefined;
    return new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload);
  } catch {
    return undefined;
  }
}
