import { STANZA } from '../forms/limits.ts';
import { meterText, parseMeter } from '../forms/meter.ts';
import { hasRhyme, inOrder, schemeInQuatrains, schemeText, UNRHYMED } from '../forms/scheme.ts';
import { MAX_SEED } from '../sampling/random.ts';
import type { ComposeRequest, LineSound, Poem } from './poem.ts';

/**
 * A poem with the further stanzas that were asked for. Each is written behind the last lines before it, in their metre and
 * as they rhyme, with a seed of its own: the poem with one stanza fewer is the same up to there.
 * @param write writes a poem without further stanzas.
 */
export async function goOn(
  first: Poem,
  { furtherStanzas = 0, ...request }: ComposeRequest,
  write: (request: ComposeRequest) => Promise<Poem>,
): Promise<Poem> {
  let poem = first;
  for (let nth = 1; nth <= furtherStanzas; nth++) {
    const tail = tailOf(poem);
    const seed = (first.seed + nth) % (MAX_SEED + 1);
    const next = await write({ ...behind(poem, tail, request), seed });
    if (next.lines.length <= tail.length) break;
    poem = joined(poem, next, tail.length);
  }
  return poem;
}

/** The last lines of a poem, as many as a further stanza has, with stress marks where it has them; an epigraph is not among them. */
function tailOf({ poem, stressed = poem, opening }: Poem): string[] {
  const [, ...verse] = opening === 'epigraph' ? stressed.split('\n\n') : ['', stressed];
  return verse.join('\n').split('\n').filter(Boolean).slice(-STANZA);
}

/** The request for a stanza behind the end of a poem. */
function behind(
  { lines, scheme, meter }: Poem,
  tail: readonly string[],
  request: ComposeRequest,
): ComposeRequest {
  const { scheme: _, meter: __, lines: ___, clausulae, ...kept } = request;
  const before = lines.length - tail.length;
  return {
    ...kept,
    prompt: tail.join('\n'),
    opening: 'line',
    ...(clausulae === undefined ? {} : { clausulae: rotated([...clausulae.trim()], before).join('') }),
    ...(meter === undefined ? {} : { meter: meterFrom(meter, before) }),
    ...lengthBehind(scheme, tail.length),
  };
}

/** The metre of a poem from one of its lines on. */
function meterFrom(text: string, line: number): string {
  const { meter, feet } = parseMeter(text) ?? {};
  return meter && feet ? meterText({ meter, feet: rotated(feet, line) }) : text;
}

function rotated<T>(repeated: readonly T[], by: number): T[] {
  return repeated.map((_, at) => repeated[(at + by) % repeated.length] as T);
}

/** How the end of a poem and a further stanza rhyme, where the end rhymes; else how long they are. */
function lengthBehind(scheme: string | undefined, tail: number): Pick<ComposeRequest, 'scheme' | 'lines'> {
  const lines = tail + STANZA;
  const letters = [...(scheme?.replaceAll(' ', '') ?? '')].slice(-tail);
  const kept = inOrder(
    letters.map((letter) => (letters.filter((own) => own === letter).length > 1 ? letter : UNRHYMED)),
  );
  const isQuatrain = kept.length === STANZA && hasRhyme({ letters: kept });
  return isQuatrain ? { scheme: schemeText(schemeInQuatrains(lines, kept.join(''))) } : { lines };
}

/** @param known lines that the second poem begins with and the first ends with. */
function joined(poem: Poem, next: Poem, known: number): Poem {
  const lines = next.lines.slice(known);
  const tokens = poem.tokens + next.tokens;
  const mean = (one: number, other: number) => (one * poem.tokens + other * next.tokens) / tokens;
  const stressed = next.stressed?.split('\n').slice(-lines.length).join('\n');
  return {
    ...poem,
    poem: `${poem.poem}\n\n${lines.join('\n')}`,
    lines: [...poem.lines, ...lines],
    tokens,
    ...(poem.scheme && next.scheme
      ? {
          scheme: `${poem.scheme} ${newLetters(lettersOf(poem.scheme), lettersOf(next.scheme), known).join('')}`,
        }
      : {}),
    ...(poem.stressed && stressed ? { stressed: `${poem.stressed}\n\n${stressed}` } : {}),
    ...(poem.score !== undefined && next.score !== undefined ? { score: mean(poem.score, next.score) } : {}),
    ...(next.exhausted ? { exhausted: next.exhausted } : {}),
    ...(poem.scan && next.scan
      ? { scan: { lines: joinedSounds(poem.scan.lines, next.scan.lines, known) } }
      : {}),
  };
}

function joinedSounds(before: readonly LineSound[], next: readonly LineSound[], known: number): LineSound[] {
  const rhymes = (lines: readonly LineSound[]) => lines.map(({ rhyme }) => rhyme);
  const letters = newLetters(rhymes(before), rhymes(next), known);
  return [...before, ...next.slice(known).map((line, at) => ({ ...line, rhyme: letters[at] as string }))];
}

function lettersOf(scheme: string): string[] {
  return [...scheme.replaceAll(' ', '')];
}

/**
 * The letters of lines behind a poem, in its terms.
 * @param before letters of the poem.
 * @param next letters of its last lines, `known` of them, and of the lines behind.
 */
function newLetters(before: readonly string[], next: readonly string[], known: number): string[] {
  const tail = before.slice(-known);
  const behind = next.slice(known);
  const names = new Map(next.slice(0, known).map((letter, at) => [letter, tail[at] ?? UNRHYMED]));
  const used = new Set(before.filter((letter) => letter !== UNRHYMED));
  return behind.map((letter) => {
    const isAlone = behind.indexOf(letter) === behind.lastIndexOf(letter);
    if (letter === UNRHYMED) return UNRHYMED;
    let name = names.get(letter) ?? UNRHYMED;
    if (name === UNRHYMED && !isAlone) {
      name = letterNumber(used.size);
      names.set(letter, name);
      used.add(name);
    }
    return name;
  });
}

function letterNumber(nth: number): string {
  return String.fromCodePoint(nth < 26 ? 65 + nth : 97 + (nth % 26));
}
