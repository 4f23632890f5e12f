import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formNames } from '../poet/poem.ts';
import { openApiDocument } from './openapi.ts';
import { Problem } from './problem.ts';
import { bodyOfQuery } from './query.ts';
import { parsePoemRequest } from './request.ts';
import { requestFields } from './requestFields.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is walked here, not typed.
const document = openApiDocument('1.2.3') as any;
const schemas = document.components.schemas;
const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
ajv.addKeyword('components');
const isValid = ajv.compile({ $ref: '#/components/schemas/PoemRequest', components: { schemas } });

function isTaken(body: unknown): boolean {
  try {
    return Boolean(parsePoemRequest(body));
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return false;
  }
}

const blanks = fc.constantFrom('', ' ', '\n', '\u00ad', ' \t');
const words = fc.constantFrom(
  'Над крышей тихо',
  'ти\u0301хо',
  'Ночь\nУлица',
  'а',
  '',
  '🌊',
  'я'.repeat(199),
  'я'.repeat(201),
);
const prompt = fc.oneof(
  fc.tuple(blanks, words, blanks).map((parts) => parts.join('')),
  fc.constantFrom<unknown>(1, null),
);
/** Values of each field, inside and outside of its range. */
const values: Record<keyof typeof requestFields, fc.Arbitrary<unknown>> = {
  prompt,
  theme: fc.oneof(
    fc
      .tuple(blanks, fc.constantFrom('осень', 'о Ёлке', 'fall', '', '🌊 Я', 'я'.repeat(101)), blanks)
      .map((parts) => parts.join('')),
    fc.constantFrom<unknown>(1, null),
  ),
  form: fc.constantFrom(...formNames, ...formNames, 'ode', null),
  model: fc.constantFrom('verse', 'classic', 'gpt'),
  opening: fc.constantFrom('line', 'epigraph', 'top'),
  scheme: fc.constantFrom(
    'ABAB',
    'AABB CCDD',
    'абба',
    '-A-A',
    'sonnet',
    'Онегин',
    'ABCD',
    'A1',
    '',
    'ABABABABABABABA',
    4,
  ),
  meter: fc.constantFrom(
    'auto',
    'iamb-4',
    'Trochee-4-3',
    'dolnik-3',
    '4-3-4-3',
    'хорей',
    'iamb-9',
    ' AUTO ',
    4,
  ),
  clausulae: fc.constantFrom('fm', 'FMD', 'x', '', 'm'.repeat(15)),
  budgetMs: fc.constantFrom(100, 10_000, 99, 500.5),
  profanity: fc.constantFrom(true, false, 1, 'yes'),
  scan: fc.constantFrom(true, false, 'true'),
  preset: fc.constantFrom('tender', 'poet', 'madness', 'Poet'),
  sampling: fc.oneof(
    fc.record(
      {
        topK: fc.constantFrom(1, 3500, 0),
        chaosRate: fc.constantFrom(0, 0.5, 1, 1.01),
        maxTokens: fc.constantFrom(8, 400, 7),
        temperature: fc.constantFrom(1),
      },
      { requiredKeys: [] },
    ),
    fc.constantFrom<unknown>([], null),
  ),
  lines: fc.constantFrom(4, 8, 14, 40, 3, 4.5, '4'),
  furtherStanzas: fc.constantFrom(0, 8, 9, 1.5),
  seed: fc.constantFrom(0, 4_294_967_295, -1, 2 ** 32, null),
};

/** What a poem begins with: mostly the one that it must have. */
const texts = fc.constantFrom(['prompt'], ['prompt'], ['theme'], ['prompt', 'theme'], []);

describe('the schema of requests', () => {
  it('takes what is taken, and nothing else', () => {
    const tally = { taken: 0, refused: 0 };
    const body = fc
      .record({ ...values, rhyme: fc.constantFrom(true) }, { requiredKeys: ['prompt', 'theme'] })
      .chain((all) =>
        // Few fields at a time: with all of them nearly every request would be refused.
        fc.tuple(texts, fc.subarray(Object.keys(all), { maxLength: 3 })).map((names) => {
          const chosen = names.flat().map((name) => [name, all[name as keyof typeof all]]);
          return Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
        }),
      );
    const property = fc.property(body, (request) => {
      const taken = isTaken(request);
      tally[taken ? 'taken' : 'refused']++;
      expect({ request, taken: isValid(request) }).toEqual({ request, taken });
    });
    fc.assert(property, {
      numRuns: 5000,
      examples: [
        [{ prompt: 'а', form: 'free', scheme: 'ABAB' }],
        [{ prompt: 'а', form: 'rhymed', sampling: { maxTokens: 60 } }],
        [{ prompt: 'а', model: 'classic', form: 'rhymed' }],
        [{ theme: 'а', opening: 'line' }],
        [{ prompt: 'а', theme: 'а', opening: 'line' }],
      ],
    });
    expect(tally.taken).toBeGreaterThan(500);
    expect(tally.refused).toBeGreaterThan(500);
  });

  it.each([[null], [[]], ['text'], [{}]])('refuses %j', (body) => {
    expect(isValid(body)).toBe(false);
    expect(isTaken(body)).toBe(false);
  });

  it('has examples that are taken', () => {
    const requests = Object.entries(schemas).filter(
      ([name]) => name.endsWith('PoemRequest') && name !== 'PoemRequest',
    );
    expect(requests).toHaveLength(formNames.length);
    for (const [, { examples }] of requests as [string, { examples: unknown[] }][]) {
      for (const example of examples) {
        expect(isValid(example)).toBe(true);
        expect(isTaken(example)).toBe(true);
      }
    }
  });
});

describe('the parameters of a link', () => {
  const parameters = document.paths['/poem'].get.parameters as { name: string; in: string; schema: object }[];
  const inQuery = parameters.filter((own) => own.in === 'query');

  it('are the fields of a body', () => {
    const fields = inQuery.map(({ name }) => (name === 'line' ? 'prompt' : name.split('.')[0]));
    expect(new Set(fields)).toEqual(new Set(Object.keys(requestFields)));
  });

  it.each(inQuery.map((own) => [own.name, own.schema] as const))(
    '%s takes what its schema takes',
    (name, schema) => {
      const isValidValue = ajv.compile(schema);
      const text = fc.constantFrom(
        '4',
        '0',
        '14',
        '100',
        '4.5',
        '-1',
        'true',
        'false',
        '',
        'auto',
        'ABAB',
        'free',
        'iamb-4',
        'fm',
        'tender',
        'verse',
        'epigraph',
        '0.5',
        '4e1',
        'а',
      );
      const property = fc.property(text, (value) => {
        const query = new URLSearchParams(name === 'line' ? { line: value } : { line: 'а', [name]: value });
        const { prompt: line, sampling, ...rest } = bodyOfQuery(query) as Record<string, unknown>;
        const [own] = name === 'line' ? [line] : Object.values({ ...rest, ...(sampling as object) });
        // Alone: which fields go together is no matter of a single parameter.
        const form = ['scheme', 'meter', 'clausulae', 'budgetMs'].includes(name) ? 'rhymed' : 'free';
        const body = { ...bodyOfQuery(query), ...(name === 'form' ? {} : { form }) };
        expect({ value, taken: isValidValue(own) }).toEqual({ value, taken: isTaken(body) });
      });
      fc.assert(property);
    },
  );
});
