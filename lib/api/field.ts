/** A JSON object. */
export type Json = Record<string, unknown>;

/**
 * Takes a fault. Its detail continues a sentence that begins with the path.
 * @param isOfType false for a value of another type, of which nothing more can be said.
 */
export type Report = (path: readonly string[], detail: string, isOfType: boolean) => void;

/** A field of a request: one declaration for the check and for the documentation. */
export interface Field<T> {
  /** What it takes, as JSON Schema 2020-12. */
  readonly schema: Json;
  /** Its value where it is left out. */
  readonly default?: T;
  /** The value as it is used, tidied. Faults are reported; what a faulty field returns is of no use. */
  read(value: unknown, report: Report): T;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
/** The values of fields, each of which may be left out. */
export type ValuesOf<F extends Fields> = {
  -readonly [Name in keyof F]?: F[Name] extends Field<infer T> ? T : never;
};

/** A field that holds fields. Names that it does not know are refused. */
export interface ObjectField<F extends Fields> extends Field<ValuesOf<F>> {
  readonly fields: F;
}

type Range = readonly [number, number];

export function wholeNumber(range: Range, description: string): Field<number> {
  return numberOf(range, { type: 'integer', description }, `must be a whole number from`, Number.isInteger);
}

export function number(range: Range, description: string): Field<number> {
  return numberOf(range, { type: 'number', description }, `must be a number from`, Number.isFinite);
}

function numberOf(
  [low, high]: Range,
  schema: Json,
  words: string,
  isOne: (value: unknown) => boolean,
): Field<number> {
  const error = `${words} ${low} to ${high}`;
  return {
    schema: { ...schema, minimum: low, maximum: high },
    read(value, report) {
      if (!isOne(value)) report([], error, false);
      else if ((value as number) < low || (value as number) > high) report([], error, true);
      return value as number;
    },
  };
}

export function yesOrNo(description: string): Field<boolean> {
  return {
    schema: { type: 'boolean', description, default: false },
    read(value, report) {
      if (typeof value !== 'boolean') report([], 'must be true or false', false);
      return value as boolean;
    },
  };
}

/** @param rest of its schema. */
export function oneOf<const T extends string>(
  names: readonly T[],
  description: string,
  rest: Json = {},
): Field<T> {
  return {
    schema: { type: 'string', enum: [...names], description, ...rest },
    read(value, report) {
      if (!(names as readonly unknown[]).includes(value))
        report([], `must be one of ${names.join(', ')}`, false);
      return value as T;
    },
  };
}

/** What a text is: how it is tidied, and which of the tidied texts are taken. */
export interface TextRules {
  tidy(typed: string): string;
  accepts(tidied: string): boolean;
  readonly error: string;
}

export function text({ tidy, accepts, error }: TextRules, schema: Json): Field<string> {
  return {
    schema: { type: 'string', ...schema },
    read(value, report) {
      if (typeof value !== 'string') {
        report([], error, false);
        return '';
      }
      const tidied = tidy(value);
      if (!accepts(tidied)) report([], error, true);
      return tidied;
    },
  };
}

/** @param error what is said of a value that is no object. */
export function objectOf<const F extends Fields>(fields: F, error: string, rest: Json = {}): ObjectField<F> {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
  return {
    fields,
    schema: { type: 'object', properties, additionalProperties: false, ...rest },
    read(value, report) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        report([], error, false);
        return {};
      }
      return readFields(fields, value as Json, report) as ValuesOf<F>;
    },
  };
}

function readFields(fields: Fields, given: Json, report: Report): Json {
  const read: Json = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const own: Report = (path, ...rest) => report([name, ...path], ...rest);
    if (value === undefined && field.default !== undefined) read[name] = field.default;
    else if (Object.hasOwn(given, name)) read[name] = field.read(value, own);
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name)) continue;
    const known = Object.keys(fields).join(', ');
    report([name.slice(0, 40)], `is not a known field (known are ${known})`, true);
  }
  return read;
}
