import { parseScheme, schemeInQuatrains, schemeText } from '../../forms/scheme.ts';
import { defaultPreset, presetNames } from '../../sampling/presets.ts';
import {
  type Detail,
  lengths,
  meters,
  schemes,
  usualLength,
  type VerseKind,
  verseKinds,
} from '../choices.ts';

/** What the form on the page says. */
export interface Wish {
  readonly line: string;
  readonly preset: string;
  readonly kind: string;
  readonly lines: string;
  readonly scheme: string;
  readonly meter: string;
}

/** A kind of verse by its name; the usual one where there is none of that name. */
export function kindOf(name: string): VerseKind {
  return Object.hasOwn(verseKinds, name) ? verseKinds[name as keyof typeof verseKinds] : verseKinds.rhymed;
}

/** Schemes that are a whole poem, and not the pattern of a quatrain. */
export function isWholeScheme(scheme: string): boolean {
  return scheme === 'SONNET' || scheme === 'ONEGIN';
}

/** The request for what the form says. What is usual is left out. */
export function requestOf({ line, preset, kind: name, lines, scheme, meter }: Wish): URLSearchParams {
  const kind = kindOf(name);
  const has = (detail: Detail) => kind.details.includes(detail);
  const request = new URLSearchParams({ line: line.trim().replaceAll('\r\n', '\n'), ...kind.asks });
  if (preset !== defaultPreset) request.set('preset', preset);
  if (has('scheme') && scheme !== 'auto') request.set('scheme', schemeOf(scheme, lines));
  else if (has('lines') && lines !== usualLength) request.set('lines', lines);
  if (has('meter') && meter !== 'auto') request.set('meter', meter);
  return request;
}

/**
 * The request for another poem: what the form says where it has been changed since a poem was asked for; else the same,
 * which may ask for more than the form can say.
 */
export function requestForAnother(shown: URLSearchParams, wish: Wish): URLSearchParams {
  const asked = requestOf(wish);
  const isChanged = String(asked) !== String(requestOf(wishOf(shown)));
  return isChanged && wish.line.trim() !== '' ? asked : shown;
}

/** What the form has to say for a request. What it has no word for is as usual. */
export function wishOf(request: URLSearchParams): Wish {
  const scheme = request.get('scheme');
  const asked = scheme === null ? undefined : patternOf(scheme);
  const lines = asked?.lines ?? request.get('lines') ?? usualLength;
  return {
    line: request.get('line') ?? '',
    preset: choiceOf(presetNames, request.get('preset'), defaultPreset),
    kind: kindNameOf(request),
    lines: choiceOf(lengths, lines, usualLength),
    scheme: asked?.pattern ?? 'auto',
    // `iamb-4` is an iamb as well.
    meter: choiceOf(meters, request.get('meter')?.toLowerCase().split('-')[0], 'auto'),
  };
}

function choiceOf(choices: readonly string[], asked: string | null | undefined, usual: string): string {
  return choices.find((own) => own === asked) ?? usual;
}

function schemeOf(pattern: string, lines: string): string {
  return isWholeScheme(pattern) ? pattern : schemeText(schemeInQuatrains(Number(lines), pattern));
}

/** The pattern that a scheme repeats in its quatrains, and its lines; undefined where it is none of the choices. */
function patternOf(text: string): { pattern: string; lines?: string } | undefined {
  const name = text.trim().toUpperCase();
  if (isWholeScheme(name)) return { pattern: name };
  const scheme = parseScheme(text);
  if (scheme === undefined) return undefined;
  const lines = String(scheme.letters.length);
  const own = schemeText(scheme);
  const pattern = schemes.find((known) => known !== 'auto' && schemeOf(known, lines) === own);
  return pattern === undefined ? undefined : { pattern, lines };
}

function kindNameOf(request: URLSearchParams): string {
  const asks = ({ asks }: VerseKind) =>
    Object.entries(asks).every(([name, value]) => request.get(name) === value);
  const names = Object.entries(verseKinds).filter(([, kind]) => asks(kind));
  // The usual kind asks for nothing, so that every request does: another one that fits is meant.
  return names.at(-1)?.[0] ?? 'rhymed';
}
