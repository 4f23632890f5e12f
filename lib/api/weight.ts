import { STANZA, USUAL_LINES } from '../forms/limits.ts';
import { parseScheme } from '../forms/scheme.ts';
import { presets } from '../sampling/presets.ts';
import { linesOf } from './formRules.ts';
import type { ParsedPoemRequest } from './request.ts';

/** Tokens of free verse that take as long to write as a rhymed line; docs/COST.md has the measurement. */
const TOKENS_OF_LINE = 20;

/**
 * How much work a request is, in lines: as many as the poem will have, those of further stanzas included. No other field
 * makes a line more than some two and a half times as long to write: a search is bounded by its work, whatever `budgetMs`
 * allows.
 */
export function weightOf({
  form,
  scheme,
  lines,
  furtherStanzas = 0,
  preset,
  sampling,
}: Pick<ParsedPoemRequest, 'form' | 'scheme' | 'lines' | 'furtherStanzas' | 'preset' | 'sampling'>): number {
  const further = STANZA * furtherStanzas;
  if (form === 'free') {
    const tokens = sampling?.maxTokens ?? presets[preset].maxTokens;
    return (lines ?? Math.ceil(tokens / TOKENS_OF_LINE)) + further;
  }
  if (form !== 'rhymed') return linesOf(form);
  const inScheme = scheme === undefined ? undefined : parseScheme(scheme)?.letters.length;
  return (inScheme ?? lines ?? USUAL_LINES) + further;
}
