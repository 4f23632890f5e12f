// The poem as it is set.

import { $, isPressed } from './settings.js';

const ACUTE = '\u0301';
/** Colours of rhymes, told apart in light and dark; the letters beside them say the same. */
const COLOURS = ['#c0392b', '#2471a3', '#1e8449', '#b7950b', '#8e44ad', '#d35400', '#148f77'];

/** Sets the poem: stanzas, the person's own lines, syllables with their marks. */
export function render({ poem, state }) {
  const root = $('poem');
  const hasEpigraph = poem.opening === 'epigraph';
  const given = new Set(hasEpigraph ? [] : state.line.split('\n').map(plain));
  let spoken = 0;
  let isFirst = true;
  root.replaceChildren(
    ...poem.poem.split('\n\n').map((text) => {
      const stanza = element('p', 'stanza');
      const isEpigraph = isFirst && hasEpigraph;
      isFirst = false;
      stanza.classList.toggle('epigraph', isEpigraph);
      for (const text_ of text.split('\n')) {
        const line = element('span', 'line');
        if (given.has(plain(text_))) line.classList.add('given');
        if (isEpigraph) line.textContent = text_;
        else fillLine(line, text_, poem.scan?.lines[spoken++]);
        stanza.append(line);
      }
      return stanza;
    }),
  );
  root.classList.toggle('making', isPressed('making'));
}

function fillLine(line, text, sound) {
  if (!sound) return line.append(text);
  const hasStresses = isPressed('stresses');
  const lastWord = text.search(/[\p{L}-]+\P{L}*$/u);
  const end = element('span', 'end');
  const colour = sound.rhyme === '-' ? undefined : COLOURS[(sound.rhyme.charCodeAt(0) - 65) % COLOURS.length];
  if (colour) end.style.setProperty('--rhyme', colour);
  let at = 0;
  const put = (node, position) => (position >= lastWord ? end : line).append(node);
  const putText = (to) => {
    if (at < lastWord && lastWord < to) {
      put(text.slice(at, lastWord), at);
      put(text.slice(lastWord, to), lastWord);
    } else if (at < to) put(text.slice(at, to), at);
    at = to;
  };
  const isLong = sound.vowelEnds.length > 1;
  sound.vowelEnds.forEach((after, syllable) => {
    putText(after - 1);
    const vowel = element('span', 'vowel');
    vowel.classList.toggle('strong', sound.strong.includes(syllable));
    const letter = text.slice(after - 1, after);
    const isMarked = hasStresses && isLong && sound.stresses.includes(syllable) && !'ёЁ'.includes(letter);
    vowel.textContent = isMarked ? letter + ACUTE : letter;
    put(vowel, at);
    at = after;
  });
  putText(text.length);
  const rhyme = element('span', 'rhyme');
  rhyme.textContent = sound.rhyme;
  rhyme.setAttribute('aria-hidden', 'true');
  line.append(end, rhyme);
}

export function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

export const plain = (text) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
