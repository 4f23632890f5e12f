import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { FolderStore } from '../lib/artifacts/folderStore.ts';
import { compose, type Poet } from '../lib/poet/compose.ts';
import { loadPoetFrom } from '../lib/poet/load.ts';
import type { FormName, Poem } from '../lib/poet/poem.ts';
import { defaultPreset } from '../lib/sampling/presets.ts';

/*
 * Poems of the published network, word for word, to tell whether a change that should leave them alone does so:
 *
 *   npm run test:golden                writes all of them again and prints those that differ
 *   npm run test:golden -- --reverse   the same from the last to the first: none depends on those before it
 *   npm run test:golden -- --write     takes what is written now for right
 *
 * `npm test` checks some of them. The network's products are of 8-bit integers, which processors sum in different
 * ways (AVX2, VNNI), so that its logits differ in their last bits, and a poem soon after. The fixture therefore holds
 * the mark of the processor that wrote it; elsewhere, and with another ONNX Runtime, `npm test` skips its share, and a
 * difference found here may be the processor's: write the poems anew from a commit known to be right, and compare
 * with those.
 */

const folder = join(import.meta.dirname, '..', 'model-artifacts');
const network = join(folder, 'verse.onnx');
const fixtures = join(import.meta.dirname, 'fixtures');
const fixture = join(fixtures, 'golden', 'verse.txt');
const forms = ['rhymed', 'free'] as const;
const seeds = [1, 2];
const LINES = 8;
/** Milliseconds, so many that a search for rhymes never gets narrower for want of time. */
const BUDGET = 3_600_000;
/** How long the made-up inputs are in everything but sequences. */
const OTHER_SIZE = 24;
/** Numbers of tokens and places stay below it: a place has eight of those rows, one for each head of attention. */
const OTHER_PLACES = OTHER_SIZE / 8;
/** Stands before each poem's name. */
const MARK = '*** ';

interface Wanted {
  readonly prompt: string;
  readonly form: FormName;
  readonly seed: number;
}

/** What the fixture holds. */
export interface Golden {
  /** SHA-256 of the network that wrote the poems. */
  readonly network: string;
  /** See {@link processorMark}. */
  readonly processor: string;
  /** Each poem as {@link write} gives it, by its name. */
  readonly poems: ReadonlyMap<string, string>;
}

/** The poems to be written, in the fixture's order. */
export async function wantedPoems(): Promise<Wanted[]> {
  const rows = await readFile(join(fixtures, 'prompts.txt'), 'utf8');
  const prompts = rows.split('\n').filter((row) => row !== '');
  return prompts.flatMap((prompt) => forms.flatMap((form) => seeds.map((seed) => ({ prompt, form, seed }))));
}

export function nameOf({ prompt, form, seed }: Wanted): string {
  return `${prompt} (${form}, seed ${seed})`;
}

export function loadGoldenPoet(): Promise<Poet> {
  return loadPoetFrom(new FolderStore(folder), 'verse');
}

/** Writes a poem; the first row says what it is, the others are its text, with stress marks where it rhymes. */
export async function write(poet: Poet, wanted: Wanted): Promise<string> {
  const poem = await compose(poet, { ...wanted, lines: LINES, preset: defaultPreset, budgetMs: BUDGET });
  return `${aboutOf(poem)}\n${textOf(poem)}`;
}

function aboutOf({ tokens, opening, scheme, meter, score }: Poem): string {
  const rhymed = score === undefined ? [] : [opening, scheme, meter, `score ${score.toFixed(3)}`];
  return [...rhymed, `${tokens} tokens`].join(', ');
}

/** The stressed text says what the plain one is, so that this stands beside it only where they disagree. */
function textOf({ poem, stressed = poem }: Poem): string {
  return stressed.replaceAll('\u0301', '') === poem ? stressed : `${poem}\n\nstressed:\n${stressed}`;
}

/** SHA-256 of the published network. */
export async function networkMark(): Promise<string> {
  return sha256(await readFile(network));
}

/**
 * SHA-256 of what the network answers, bit for bit, to made-up inputs of one sequence and of several: where it is the
 * same, poems must be. None of this repository's code has a part in it, so that no change of that passes for another
 * processor.
 */
export async function processorMark(): Promise<string> {
  const session = await InferenceSession.create(network, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const hash = createHash('sha256');
  for (const batch of [1, 3, 24]) {
    const feeds = session.inputMetadata.map((input) => {
      if (!input.isTensor) throw new Error(`the input "${input.name}" is no tensor`);
      const shape = input.shape.map((width) =>
        typeof width === 'number' ? width : width === 'batch' ? batch : OTHER_SIZE,
      );
      const size = shape.reduce((a, b) => a * b, 1);
      const tensor =
        input.type === 'int64'
          ? new Tensor(
              'int64',
              BigInt64Array.from({ length: size }, (_, at) => BigInt(at % OTHER_PLACES)),
              shape,
            )
          : new Tensor(
              'float32',
              Float32Array.from({ length: size }, (_, at) => ((at * 7919) % 1000) / 500 - 1),
              shape,
            );
      return [input.name, tensor] as const;
    });
    const outputs = await session.run(Object.fromEntries(feeds));
    for (const name of session.outputNames) {
      const { data } = outputs[name] as Tensor;
      if (!(data instanceof Float32Array)) throw new Error(`the output "${name}" is not of 32-bit floats`);
      hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    }
  }
  await session.release();
  return hash.digest('hex');
}

export async function readGolden(): Promise<Golden> {
  const [head = '', ...blocks] = (await readFile(fixture, 'utf8')).split(`\n${MARK}`);
  const [network = '', processor = ''] = head.split('\n').map((row) => row.replace(/^\w+ /, ''));
  const poems = blocks.map((block) => {
    const end = block.indexOf('\n');
    return [block.slice(0, end), block.slice(end + 1).replace(/\n$/, '')] as const;
  });
  return { network, processor, poems: new Map(poems) };
}

async function writeGolden({ network, processor, poems }: Golden): Promise<void> {
  const blocks = [...poems].map(([name, poem]) => `${MARK}${name}\n${poem}\n`);
  await writeFile(fixture, [`network ${network}\nprocessor ${processor}\n`, ...blocks].join('\n'));
}

/** The rows of a poem as it should be, before each that differs a minus, and behind it what is there instead. */
function differences(right: string, written: string): string {
  const [before, after] = [right.split('\n'), written.split('\n')];
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => {
    const [old, now] = [before[at], after[at]];
    if (old === now) return `  ${old}`;
    const rows = [old === undefined ? [] : `- ${old}`, now === undefined ? [] : `+ ${now}`];
    return rows.flat().join('\n');
  }).join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: 'boolean' }, reverse: { type: 'boolean' } } });
  const began = performance.now();
  const here = { network: await networkMark(), processor: await processorMark() };
  const poet = await loadGoldenPoet();
  const wanted = await wantedPoems();
  const written = new Map<string, string>();
  for (const one of values.reverse ? wanted.toReversed() : wanted)
    written.set(nameOf(one), await write(poet, one));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  if (values.write) {
    const poems = new Map(wanted.map(nameOf).map((name) => [name, written.get(name) as string]));
    await writeGolden({ ...here, poems });
    console.log(`${poems.size} poems written in ${seconds} s`);
    return;
  }
  const golden = await readGolden();
  const names = [...new Set([...golden.poems.keys(), ...written.keys()])];
  const changed = names.filter((name) => golden.poems.get(name) !== written.get(name));
  for (const name of changed) {
    console.log(`${MARK}${name}\n${differences(golden.poems.get(name) ?? '', written.get(name) ?? '')}\n`);
  }
  console.log(`${names.length - changed.length} of ${names.length} poems are the same, in ${seconds} s`);
  if (here.network !== golden.network) console.log('The network is not the one that wrote the fixture.');
  else if (here.processor !== golden.processor)
    console.log(
      'This processor, or ONNX Runtime, rounds otherwise than what wrote the fixture: differences may be its own.',
    );
  if (changed.length > 0) process.exitCode = 1;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

if (import.meta.main) await main();
