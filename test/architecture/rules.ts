import type { SourceFile } from './imports.ts';
import { packageHomes, type Room, rooms } from './rooms.ts';

/** The room of a path: the one whose folder is the longest that it lies in. */
export function roomOf(path: string, all: readonly Room[] = rooms): Room | undefined {
  return all
    .filter((room) => isWithin(path, room.path))
    .sort((a, b) => b.path.length - a.path.length)
    .at(0);
}

/** Imports that the rules forbid, as `from -> to`; files outside of all rooms count too. */
export function forbiddenArrows(sources: readonly SourceFile[], all: readonly Room[] = rooms): string[] {
  return sources.flatMap(({ path, files }) => {
    const room = roomOf(path, all);
    if (!room) return [`${path} is in no room`];
    return files
      .filter((target) => !target.endsWith('.json') && !isAllowed(path, room, target, all))
      .map((target) => `${path} -> ${target}`);
  });
}

function isAllowed(path: string, room: Room, target: string, all: readonly Room[]): boolean {
  const other = roomOf(target, all);
  if (!other) return false;
  // Tests beside the code use the doubles of test/ too.
  const uses = isTest(path) ? [...room.uses, 'test'] : room.uses;
  return other === room || uses.some((used) => stands(used, other, all));
}

/** Whether a name in `uses` stands for a room: its own path, or that of a wing, such as `lib`, that it lies in. */
export function stands(used: string, room: Room, all: readonly Room[] = rooms): boolean {
  const isWing = !all.some(({ path }) => path === used);
  return used === room.path || (isWing && isWithin(room.path, used));
}

/** Imports of packages from outside of their homes, as `from -> package`; tests may use any package. */
export function strayPackages(
  sources: readonly SourceFile[],
  homes: ReadonlyMap<string, readonly string[]> = packageHomes,
): string[] {
  return sources
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, packages }) =>
      packages
        .filter((name) => !(homes.get(name) ?? [path]).some((home) => isWithin(path, home)))
        .map((name) => `${path} -> ${name}`),
    );
}

/** Import cycles: the files of each set in which every file reaches every other (Tarjan 1972). */
export function cyclesOf(sources: readonly SourceFile[]): string[][] {
  const importsOf = new Map(sources.map(({ path, files }) => [path, files]));
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (path: string): number => {
    const own = order.size;
    order.set(path, own);
    lowest.set(path, own);
    stack.push(path);
    for (const next of importsOf.get(path) ?? []) {
      if (!importsOf.has(next)) continue;
      const reached = order.has(next) ? (stack.includes(next) ? lowest.get(next) : undefined) : visit(next);
      lowest.set(path, Math.min(lowest.get(path) as number, reached ?? own));
    }
    if (lowest.get(path) === own) {
      const group = stack.splice(stack.indexOf(path));
      if (group.length > 1 || importsOf.get(path)?.includes(path)) cycles.push(group.sort());
    }
    return lowest.get(path) as number;
  };
  for (const { path } of sources) if (!order.has(path)) visit(path);
  return cycles;
}

function isTest(path: string): boolean {
  return path.startsWith('test/') || path.endsWith('.test.ts');
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
