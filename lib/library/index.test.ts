import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { PoemRequest } from '../api/request.ts';
import { ArtifactError, loadPoet, type NeuralPoet, Problem, type WriteRequest } from './index.ts';

const prompt = 'Над крышей тихо тает свет';

describe('loadPoet', () => {
  let poet: NeuralPoet;
  beforeAll(async () => {
    poet = await loadPoet();
  });

  it('writes what is asked for, by each network', async () => {
    const request = { prompt, scheme: 'ABBA', meter: 'iamb-4', budgetMs: 10_000, seed: 3 };
    const poem = await poet.write(request);
    expect(poem).toMatchObject({ form: 'rhymed', scheme: 'ABBA', meter: 'iamb-4', seed: 3, preset: 'poet' });
    expect(poem.lines[0]).toBe(prompt);
    expect(poem.lines).toHaveLength(4);
    expect(await poet.write(request)).toEqual(poem);
    expect(await poet.write({ prompt, model: 'classic', lines: 4 })).toMatchObject({
      form: 'free',
      model: { name: 'classic' },
    });
  });

  it.each(['verse', 'classic'] as const)('writes about a theme by %s', async (model) => {
    const { poem, lines, ...about } = await poet.write({
      theme: 'осень в деревне',
      model,
      lines: 4,
      seed: 3,
    });
    expect(lines).toHaveLength(4);
    expect(lines[0]?.toLowerCase()).toMatch(/осен|дерев/u);
    expect(poem.replace('\n\n', '\n')).toBe(lines.join('\n'));
    expect(about).toMatchObject({ theme: 'осень в деревне', model: { name: model } });
    expect(about).not.toHaveProperty('opening');
    const request = { theme: 'осень', prompt, model, lines: 4, seed: 3 } as const;
    expect((await poet.write(request)).lines[0]).toBe(prompt);
  });

  it.each(['rhymed', 'free'] as const)('says how %s verse sounds, where that is asked for', async (form) => {
    const request = { prompt, form, seed: 3 };
    const plain = await poet.write(request);
    const { scan, ...poem } = await poet.write({ ...request, scan: true });
    expect(poem).toEqual(plain);
    expect(scan?.lines).toHaveLength(poem.lines.length);
    const [first] = scan?.lines ?? [];
    expect(first).toMatchObject({ stresses: [1, 3, 5, 7], strong: [1, 3, 5, 7] });
    expect(first?.vowelEnds.map((end) => prompt.charAt(end - 1)).join('')).toBe('аыеиоаее');
  });

  it.each(['rhymed', 'free'] as const)('stops %s verse that nobody waits for', async (form) => {
    const leave = new AbortController();
    const writing = poet.write({ prompt, form, lines: 40 }, { signal: leave.signal });
    leave.abort(new Error('gone'));
    await expect(writing).rejects.toThrow('gone');
  });

  it('sets a prompt above the poem where that is asked for', async () => {
    const poem = await poet.write({ prompt, opening: 'epigraph', scheme: 'АБАБ', seed: 3 });
    expect(poem).toMatchObject({ opening: 'epigraph', openingReason: 'asked', scheme: 'ABAB' });
    expect(poem.poem.startsWith(`${prompt}\n\n`)).toBe(true);
  });

  it('refuses what the API refuses, and names the field', async () => {
    const wrong = poet.write({ prompt, lines: 3, form: 'ode' } as never);
    await expect(wrong).rejects.toThrow(Problem);
    await expect(wrong).rejects.toMatchObject({
      message: expect.stringContaining('lines must be a whole number from 4 to 40'),
      details: { status: 400, errors: [{ field: 'form' }, { field: 'lines' }] },
    });
    expectTypeOf<keyof WriteRequest>().toEqualTypeOf<keyof PoemRequest>();
  });

  it('scans and rhymes', () => {
    expect(poet.scan(`${prompt},\nГорит`).markup).toContain('Над кры\u0301шей ти\u0301хо та\u0301ет свет');
    const typed = `\uFEFFНад кры\u00ADшей ти\u200Bхо тает свет,\u2028Горит`.normalize('NFD');
    expect(poet.scan(typed)).toEqual(poet.scan(`${prompt},\nГорит`));
    expect(poet.rhymes('за\u200Bмо\u0301к', 1)).toEqual(poet.rhymes('замок', 1));
    const words = poet.rhymes('замок', 1).map(({ word }) => word);
    expect(words).toContain('звонок');
    expect(words).not.toContain('подарок');
  });

  it('says which file is missing from a folder', async () => {
    const missing = loadPoet({ artifacts: 'no-such-folder' });
    await expect(missing).rejects.toThrow(ArtifactError);
    await expect(missing).rejects.toMatchObject({ path: 'manifest.json' });
  });
});
