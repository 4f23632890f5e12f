import { type FixedFormName, fixedTemplates } from '../../lib/forms/fixedForm.ts';
import type { LineTemplate } from '../../lib/forms/lineTemplate.ts';
import { fitsTemplate } from '../../lib/poet/opening/fitsTemplate.ts';
import type { Lexicon } from '../../lib/prosody/index.ts';
import type { Wanted } from './peoplesPoems.ts';

/** Poems that keep a fixed form in all lines: our poem opens with the first of them. */
export function inFixedForm(name: FixedFormName, lexicon: Lexicon): Wanted {
  const templates = fixedTemplates(name);
  return {
    count: templates.length,
    accepts: (lines) =>
      lines.length === templates.length &&
      lines.every((line, at) => fitsTemplate(line, templates[at] as LineTemplate, lexicon)),
  };
}
