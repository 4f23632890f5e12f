import { STANZA, USUAL_LINES } from '../forms/limits.ts';
import { parseScheme } from '../forms/scheme.ts';
import { presets } from '../sampling/presets.ts';
import { linesOf } from './formRules.ts';
import type { ParsedPoemRequest } from './request.ts';

/** Tokens of free verse that count as a rhymed line: they take no longer (the scoreboard in README.md has both times). */
const TOKENS_OF_LINE = 20;

/**
 * How much work a request is, in lines: as many as the poem will have, those of further stanzas included. What other
 * fields add to a line is bounded, because a search is, whatever `budgetMs` allows; docs/COST.md has the measurement.
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
