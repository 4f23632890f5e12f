import { partEpigraph } from '../../api/epigraph.ts';
import type { PoemResponse } from '../../api/response.ts';
import type { LineSound } from '../../poet/poem.ts';
import { ACUTE } from '../../russian/letters.ts';
import type { View } from './address.ts';
import { texts } from './data.ts';
import { partsOf } from './lineParts.ts';
import { inReadersLetters } from './rhymeLetters.ts';

/** Rhymes that have a colour of their own; further ones begin with the first again. */
const COLOURS = 7;

/**
 * A poem as it is set: stanzas of lines, the person's own lines told apart, an epigraph above.
 * @param ownLines how many of the lines are the person's.
 */
export function setPoem(poem: PoemResponse, ownLines: number, shown: ReadonlySet<View>): HTMLElement[] {
  const { epigraph, verse } = partEpigraph(poem.poem, poem);
  const sounds = (poem.scan?.lines ?? []).values();
  let left = epigraph === undefined ? ownLines : 0;
  const stanzas = verse.split('\n\n').map((stanza) => {
    const lines = stanza.split('\n').map((text) => {
      const line = element('span', left-- > 0 ? 'verse own' : 'verse');
      line.append(...setLine(text, sounds.next().value as LineSound | undefined, shown));
      return line;
    });
    return element('p', 'stanza', ...lines);
  });
  if (epigraph === undefined) return stanzas;
  const above = epigraph.split('\n').map((text) => element('span', 'verse own', text));
  return [element('p', 'epigraph', ...above), ...stanzas];
}

function setLine(
  text: string,
  sound: LineSound | undefined,
  shown: ReadonlySet<View>,
): (string | HTMLElement)[] {
  if (sound === undefined || shown.size === 0) return [text];
  const isMaking = shown.has('making');
  const colour = `r${numberOf(sound.rhyme) % COLOURS}`;
  const parts = partsOf(text, sound).map(({ text: own, syllable, rhymes }) => {
    const marked = shown.has('stresses') && syllable?.isMarked ? own + ACUTE : own;
    const names = [
      ...(syllable ? ['syllable'] : []),
      ...(syllable?.isStrong ? ['strong'] : []),
      ...(syllable?.isStressed ? ['stressed'] : []),
      ...(rhymes ? ['rhyme', colour] : []),
    ];
    return isMaking && names.length > 0 ? element('span', names.join(' '), marked) : marked;
  });
  // Pieces of one text would be read out as such.
  if (!isMaking) return [parts.join('')];
  if (sound.rhyme === '-') return parts;
  const letter = element('span', `letter ${colour}`, inReadersLetters(sound.rhyme, texts.rhymeLetters));
  // The scheme below the poem says the same.
  letter.ariaHidden = 'true';
  return [...parts, letter];
}

/** A is 0. Letters behind Z go on in lower case. */
function numberOf(letter: string): number {
  const code = letter.charCodeAt(0);
  return code >= 97 ? code - 97 + 26 : code - 65;
}

function element(name: string, className: string, ...children: (string | HTMLElement)[]): HTMLElement {
  const own = document.createElement(name);
  own.className = className;
  own.append(...children);
  return own;
}
