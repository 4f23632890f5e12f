/** Licences that allow a package to be passed on without its source: the functions and the npm package carry some. */
const forAll = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
]);
/**
 * Licences that are also allowed, but only for the packages that are named. MPL-2.0: tools that are never passed on, and a
 * renderer that is passed on unchanged; NOTICE says where its source is. OFL-1.1: a font; NOTICE has the licence.
 */
const forNamed: ReadonlyMap<string, RegExp> = new Map([
  ['MPL-2.0', /^(axe-core|lightningcss(-.*)?|@resvg\/resvg-wasm)$/u],
  ['OFL-1.1', /^@fontsource\/spectral$/u],
]);

/** The parts of a `package-lock.json` that are read here. */
export interface Lockfile {
  packages: Record<string, LockedPackage>;
}

interface LockedPackage {
  name?: string;
  version?: string;
  license?: string;
  link?: boolean;
}

/** A package as the lockfile has it. */
export interface Licensed {
  name: string;
  version: string;
  /** SPDX expression, or `none`. */
  licence: string;
  allowed: boolean;
}

/** Every package of a lockfile with its licence, each version once, sorted by name. */
export function licencesOf({ packages }: Lockfile): Licensed[] {
  const found = new Map<string, Licensed>();
  for (const [path, { name, version = '', license, link = false }] of Object.entries(packages)) {
    // The empty path is the project itself.
    if (path === '' || link) continue;
    const licence = license ?? 'none';
    const own = name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    found.set(`${own}@${version}`, { name: own, version, licence, allowed: isAllowed(licence, own) });
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Whether an SPDX expression allows the use: of alternatives (OR) one must, of parts (AND) all.
 * @param name of the package.
 */
export function isAllowed(expression: string, name: string): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/gu) ?? [];
  let at = 0;
  const alternatives = (): boolean => {
    let allowed = parts();
    while (tokens[at] === 'OR') {
      at++;
      allowed = parts() || allowed;
    }
    return allowed;
  };
  const parts = (): boolean => {
    let allowed = single();
    while (tokens[at] === 'AND') {
      at++;
      allowed = single() && allowed;
    }
    return allowed;
  };
  const single = (): boolean => {
    const token = tokens[at++] ?? '';
    if (token !== '(') return forAll.has(token) || (forNamed.get(token)?.test(name) ?? false);
    const allowed = alternatives();
    return tokens[at++] === ')' && allowed;
  };
  const allowed = alternatives();
  // What is left over is no expression that is understood here.
  return allowed && at === tokens.length;
}
