import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';

const maps = new Map<string, SourceMap | undefined>();

/**
 * A line of a stack trace with the place in the sources instead of the place in the bundle, if the bundle has a source
 * map beside it. The map is read when it is first needed; Node's `--enable-source-maps` would read it at each start.
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

/** The source map in a file; undefined if there is none, or a broken one: a stack trace is worth more than an error. */
function readMap(path: string): SourceMap | undefined {
  try {
    if (!existsSync(path)) return undefined;
    return new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload);
  } catch {
    return undefined;
  }
}
