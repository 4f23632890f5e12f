import { describe, expect, it } from 'vitest';
import { InvalidManifestError } from './errors.ts';
import { modelNamed, parseManifest } from './manifest.ts';

describe('parseManifest', () => {
  const valid = {
    version: '1',
    created: '2026-01-02T03:04:05Z',
    licence: 'MIT',
    models: { classic: { kind: 'classic', files: [{ path: 'm/a.onnx', sha256: 'a'.repeat(64), bytes: 1 }] } },
    tokenizer: { files: [{ path: 't.json', sha256: 'b'.repeat(64), bytes: 1 }] },
  };
  const parse = (value: unknown) => parseManifest(Buffer.from(JSON.stringify(value)));

  it('accepts a manifest with kinds and sections that it does not know', () => {
    const manifest = parse({
      ...valid,
      models: { ...valid.models, verse: { ...valid.models.classic, state: [1] } },
    });
    expect(manifest.models['verse']).toMatchObject({ state: [1], metrics: {} });
  });

  it.each([
    ['no JSON', '{', /not JSON/],
    ['no object', [], /the document/],
    ['no version', { ...valid, version: undefined }, /version/],
    ['no date', { ...valid, created: 'today' }, /created/],
    [
      'a path that leaves the store',
      { ...valid, tokenizer: { files: [{ path: '../t', sha256: 'b'.repeat(64), bytes: 1 }] } },
      /tokenizer\.files\.0\.path/,
    ],
    [
      'a checksum that is none',
      { ...valid, tokenizer: { files: [{ path: 't', sha256: 'b', bytes: 1 }] } },
      /sha256/,
    ],
    [
      'an empty file',
      { ...valid, tokenizer: { files: [{ path: 't', sha256: 'b'.repeat(64), bytes: 0 }] } },
      /bytes/,
    ],
    ['no file', { ...valid, tokenizer: { files: [] } }, /tokenizer\.files/],
  ])('refuses %s', (_what, value, message) => {
    const run = () => (typeof value === 'string' ? parseManifest(Buffer.from(value)) : parse(value));
    expect(run).toThrow(InvalidManifestError);
    expect(run).toThrow(message);
  });

  it('names the models there are when asked for another', () => {
    expect(() => modelNamed(parse(valid), 'verse')).toThrow(/no model "verse" \(it has: classic\)/);
    expect(() => modelNamed(parse(valid), 'toString')).toThrow(InvalidManifestError);
  });
});
