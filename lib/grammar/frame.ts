/**
 * What a verb governs, four bits each: 0 never to 15 always, as people use its lemma. `need` is how rarely it stands
 * without an object in the accusative, an infinitive or a clause; the others are the shares of its uses with a
 * complement.
 */
export const frameParts = [
  'need',
  'accusative',
  'genitive',
  'dative',
  'instrumental',
  'infinitive',
  'impersonal',
  'perfective',
] as const;
export type FramePart = (typeof frameParts)[number];
/** Most of a part. */
export const ALWAYS = 15;

/** A part of a frame. */
export function inFrame(frame: number, name: FramePart): number {
  return (frame >>> (4 * frameParts.indexOf(name))) & ALWAYS;
}

/** A frame from its parts, each of 0 to 15. */
export function frameOf(shareOf: (part: FramePart) => number): number {
  return frameParts.reduce((frame, part, at) => (frame | (shareOf(part) << (4 * at))) >>> 0, 0);
}
