import { limits } from '../api/limits.ts';
import { defaultPreset, presetNames } from '../sampling/presets.ts';
import { lengths, meters, schemes, usualLength, verseKinds } from './choices.ts';
import { drawLength, drawMeter, drawScheme } from './drawings.ts';
import { actions, type Choice, type Language, type Texts } from './texts.ts';

/** What is put into the page as it is. */
export interface PageInlay {
  readonly style: string;
  readonly script: string;
  /** Names of the fields that the API knows; others in an address are not for it. */
  readonly fields: readonly string[];
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%238c2f2b'/%3E%3Cpath d='M8 10h16M8 15h11M8 20h16M8 25h9' stroke='%23fbf8f1' stroke-width='2.4' stroke-linecap='round'/%3E%3C/svg%3E";

/** The page in a language. It is whole: style and script are in it, and nothing else is asked for. */
export function pageMarkup(language: Language, texts: Texts, { style, script, fields }: PageInlay): string {
  const data = JSON.stringify({ texts: texts.script, fields }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title>
<meta name="description" content="${texts.description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${icon}">
<style>${style}</style>
</head>
<body>
<header>
<h1><a href="./">${texts.title}</a></h1>
<p>${texts.tagline}</p>
<nav><a href="docs">${texts.api}</a></nav>
</header>
<main>
<form id="ask" novalidate>
<label id="line-label" for="line">${texts.line}</label>
<textarea id="line" name="line" lang="ru" rows="2" maxlength="${limits.prompt[1]}" placeholder="${texts.placeholder}" aria-describedby="hint" autocapitalize="sentences" enterkeyhint="go"></textarea>
<p id="hint" class="quiet">${texts.lineHint}</p>
${choice('preset', texts.mood, presetNames, defaultPreset, (name) => words(texts.presets[name]))}
<button id="write" type="submit">${texts.write}</button>
<details id="details">
<summary>${texts.more}</summary>
${choice('kind', texts.kind, Object.keys(verseKinds) as (keyof typeof verseKinds)[], 'rhymed', (name) => words(texts.kinds[name]))}
${choice('lines', texts.length, lengths, usualLength, (name) => drawLength(name) + words({ label: texts.lengths(name) }))}
${choice('scheme', texts.scheme, schemes, 'auto', (name) => drawScheme(name) + words(texts.schemes[name]))}
${choice('meter', texts.meter, meters, 'auto', (name) => drawMeter(name) + words(texts.meters[name]))}
</details>
<noscript><p role="alert">${texts.noScript}</p></noscript>
</form>
<section id="work" aria-labelledby="heading">
<h2 id="heading" class="unseen" tabindex="-1">${texts.poem}</h2>
<p id="problem" role="alert"></p>
<div id="examples" hidden><p class="quiet">${texts.examples}</p><ul lang="ru">${examples.map((line) => `<li><button type="button" data-line="${line}">${line}</button></li>`).join('')}</ul></div>
<article id="poem" lang="ru"></article>
<p id="making-note" class="quiet" hidden><span id="measure"></span><span>${texts.legend}</span></p>
<p id="note" class="quiet"></p>
<div id="tools" hidden>
${actions.map((names) => `<div class="actions">${names.map((name) => `<button type="button" data-action="${name}">${texts.actions[name]}</button>`).join('')}</div>`).join('\n')}
<div class="views">${view('stresses', texts.stresses)}${view('making', texts.making)}</div>
</div>
</section>
</main>
<p id="status" role="status"></p>
<script type="application/json" id="data">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}

const examples = ['Над крышей тихо тает свет', 'Опять метёт, и город светел', 'Сосед опять включает дрель'];

function choice<T extends string>(
  name: string,
  legend: string,
  values: readonly T[],
  usual: string,
  show: (value: T) => string,
): string {
  const options = values.map(
    (value) =>
      `<label><input type="radio" name="${name}" value="${value}"${value === usual ? ' checked' : ''}><span>${show(value)}</span></label>`,
  );
  return `<fieldset data-choice="${name}"><legend>${legend}</legend><div>${options.join('')}</div></fieldset>`;
}

function words({ label, term }: Choice): string {
  return `<b>${label}</b>${term === undefined ? '' : `<small>${term}</small>`}`;
}

function view(name: string, label: string): string {
  return `<label><input type="checkbox" role="switch" data-view="${name}"><span>${label}</span></label>`;
}
