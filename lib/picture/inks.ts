import type { Colour } from './indexedPng.ts';
import type { Part } from './layout.ts';

export const PAPER = '#fbf8f2';
/** The person's lines are in red, as scribes marked where a text begins. */
export const INKS: Readonly<Record<Part, string>> = {
  own: '#9c2a1f',
  verse: '#221d18',
  signature: '#766d62',
};

/** Steps from paper to ink at the edge of a letter. More can hardly be seen, and make the file larger. */
const STEPS = 5;

/** The colours of a rendered picture. The edges of the signature have those of the verse. */
export function palette(): Colour[] {
  const paper = colourOf(PAPER);
  const shades = (['own', 'verse'] as const).flatMap((part) => {
    const ink = colourOf(INKS[part]);
    return Array.from({ length: STEPS }, (_, nth) => between(paper, ink, (nth + 1) / STEPS));
  });
  return [paper, ...shades, colourOf(INKS.signature)];
}

function colourOf(hex: string): Colour {
  const [red = 0, green = 0, blue = 0] = Buffer.from(hex.slice(1), 'hex');
  return [red, green, blue];
}

function between(one: Colour, other: Colour, share: number): Colour {
  const at = (channel: 0 | 1 | 2) => Math.round(one[channel] + (other[channel] - one[channel]) * share);
  return [at(0), at(1), at(2)];
}
