import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { formAndModel } from '../poet/models.ts';
import { limits } from './limits.ts';
import { openApiDocument } from './openapi.ts';
import { problemSchema } from './problemSchema.ts';
import { healthSchema, poemResponseSchema } from './responseSchema.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is walked here, not typed.
const document = openApiDocument('1.2.3') as any;

describe('openApiDocument', () => {
  it('describes the routes, and gives the ranges that are enforced', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info.version).toBe('1.2.3');
    expect(Object.keys(document.paths)).toEqual(['/', '/poem', '/health', '/openapi.json', '/docs']);
    const { properties, anyOf, additionalProperties } = document.components.schemas.RhymedPoemRequest;
    expect({ anyOf, additionalProperties }).toEqual({
      anyOf: [{ required: ['prompt'] }, { required: ['theme'] }],
      additionalProperties: false,
    });
    expect(properties.lines).toMatchObject({
      type: 'integer',
      minimum: limits.lines[0],
      maximum: limits.lines[1],
    });
    expect(properties.sampling.properties.chaosRate).toMatchObject({
      type: 'number',
      minimum: 0,
      maximum: 1,
    });
    expect(properties.preset.default).toBe('poet');
    expect(properties.model.default).toBe(formAndModel({}).model);
    expect(properties.form.const).toBe('rhymed');
    expect(properties.budgetMs).toMatchObject({ type: 'integer', minimum: 100, maximum: 10_000 });
    // A client that fills in defaults must not ask for rhymes in free verse.
    for (const field of ['scheme', 'meter', 'clausulae', 'budgetMs'])
      expect(properties[field]).not.toHaveProperty('default');
  });

  it('gives each form its own fields', () => {
    const fieldsOf = (name: string) => {
      const { properties } = document.components.schemas[name];
      return [...Object.keys(properties), ...Object.keys(properties.sampling.properties)];
    };
    const [rhymed, free] = [fieldsOf('RhymedPoemRequest'), fieldsOf('FreePoemRequest')];
    expect(rhymed.filter((field) => !free.includes(field))).toEqual([
      'scheme',
      'meter',
      'clausulae',
      'budgetMs',
    ]);
    expect(free.filter((field) => !rhymed.includes(field))).toEqual(['maxTokens']);
  });

  it('tells what only rhymed verse has', () => {
    const { properties, required } = document.components.schemas.Poem;
    for (const field of ['exhausted', 'scheme', 'meter', 'stressed', 'score']) {
      expect(properties[field].description).toMatch(/Not in free verse/);
      expect(required).not.toContain(field);
    }
    expect(properties.opening.enum).toEqual(['line', 'epigraph']);
    expect(properties.openingReason.enum).toEqual(['script', 'length', 'asked']);
    expect(properties.openingReason.description).toMatch(/`script`.*`length`.*`asked`/);
    for (const field of ['opening', 'openingReason']) expect(required).not.toContain(field);
    expect(required).toContain('form');
  });

  it('points only to schemas it has', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      (m) => m[1],
    );
    expect(new Set(references)).toEqual(new Set(Object.keys(document.components.schemas)));
  });

  it('gives examples that its own schemas take', () => {
    for (const schema of [poemResponseSchema, healthSchema, problemSchema]) {
      const examples = z.globalRegistry.get(schema)?.['examples'] as unknown[];
      expect(examples).toHaveLength(1);
      expect(schema.safeParse(examples[0])).toMatchObject({ success: true });
    }
  });
});
