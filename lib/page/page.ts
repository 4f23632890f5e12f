import { limits } from '../api/limits.ts';
import { defaultPreset, presetNames } from '../sampling/presets.ts';
import assets from './assets.json' with { type: 'json' };
import { lengths, meters, schemes, usualLength, verseKinds } from './choices.ts';
import { escaped, hashOf } from './html.ts';
import { actions, type Choice, type Language, type Texts } from './texts.ts';
import { en } from './textsEn.ts';
import { ru } from './textsRu.ts';

const textsIn: Readonly<Record<Language, Texts>> = { ru, en };

/** The page in a language: one HTML with its style and script, which asks no other host for anything. */
export function pageHtml(language: Language): string {
  const texts = textsIn[language];
  const settings = {
    texts: texts.script,
    kinds: verseKinds,
    presets: presetNames,
    longest: limits.prompt[1],
    usualLength,
  };
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escaped(texts.description)}">
<title>${escaped(texts.title)}</title>
<link rel="icon" href="data:,">
<style>${assets.style}</style>
<body>
<main>
<h1>${escaped(texts.title)}</h1>
<p class="tagline">${escaped(texts.tagline)}</p>
<noscript><p>${escaped(texts.noScript)}</p></noscript>
<form id="form" autocomplete="off">
<label for="line">${escaped(texts.line)}</label>
<textarea id="line" name="line" rows="2" lang="ru" placeholder="${escaped(texts.placeholder)}" aria-describedby="hint"></textarea>
<p class="hint" id="hint">${escaped(texts.lineHint)}</p>
${choices('preset', texts.mood, presetNames, (name) => texts.presets[name], defaultPreset)}
<details><summary>${escaped(texts.more)}</summary>
${choices('kind', texts.kind, namesOf(verseKinds), (name) => texts.kinds[name], 'rhymed')}
${choices('lines', texts.length, lengths, (name) => ({ label: texts.lengths(name) }), usualLength)}
${choices('scheme', texts.scheme, schemes, (name) => texts.schemes[name], 'auto')}
${choices('meter', texts.meter, meters, (name) => texts.meters[name], 'auto')}
</details>
<button class="primary">${escaped(texts.write)}</button>
</form>
<p id="status" role="status" aria-live="polite"></p>
<section aria-label="${escaped(texts.poem)}">
<div id="poem" lang="ru"></div>
<div id="result" hidden>
<p id="about"></p>
<div class="actions">${actions.map((name) => `<button type="button" id="${name}">${escaped(texts.actions[name])}</button>`).join('')}</div>
<div class="actions">${(['stresses', 'making'] as const).map((name) => `<button type="button" id="${name}" aria-pressed="false">${escaped(texts[name])}</button>`).join('')}</div>
<p class="hint" id="legend" hidden>${escaped(texts.legend)}</p>
</div>
</section>
</main>
<footer><a href="docs">${escaped(texts.api)}</a></footer>
<script type="application/json" id="settings">${inScript(JSON.stringify(settings))}</script>
<script>${assets.script}</script>
`;
}

/** What the page may load and do: its own style and script, and calls to its own host. */
export const pagePolicy = [
  "default-src 'none'",
  `script-src ${hashOf(assets.script)}`,
  `style-src ${hashOf(assets.style)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function choices<Name extends string>(
  name: string,
  title: string,
  values: readonly Name[],
  choiceOf: (value: Name) => Choice,
  usual: NoInfer<Name>,
): string {
  const inputs = values.map((value) => {
    const { label, term } = choiceOf(value);
    const small = term === undefined ? '' : ` <small>${escaped(term)}</small>`;
    const checked = value === usual ? ' checked' : '';
    return `<label><input type="radio" name="${name}" value="${value}"${checked}><span>${escaped(label)}${small}</span></label>`;
  });
  return `<fieldset id="choose-${name}"><legend>${escaped(title)}</legend><div class="choices">${inputs.join('')}</div></fieldset>`;
}

function namesOf<Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(record) as Name[];
}

/** JSON that can't end the script element that holds it. */
function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
