import { escaped, hashOf } from './html.ts';

/** What this page reads of an OpenAPI document. */
interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly description?: string;
  readonly schema?: { readonly description?: string };
}

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color-scheme:light dark}' +
  'code,pre{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}pre{overflow-x:auto;white-space:pre-wrap}' +
  'table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-top:1px solid}';

/** What the page of the documentation may load: its own style and nothing else. */
export const docsPolicy = `default-src 'none'; style-src ${hashOf(style)}; base-uri 'none'; frame-ancestors 'none'`;

/** A page about the API, made of its OpenAPI document. It has no script. */
export function docsHtml(document: object): string {
  const { info, paths, components } = document as Document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationHtml(method, path, operation)),
  );
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<details id="${escaped(name)}"><summary><code>${escaped(name)}</code></summary><pre>${escaped(JSON.stringify(schema, undefined, 2))}</pre></details>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)}: API</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<body>
<main>
<h1>${escaped(info.title)} ${escaped(info.version)}</h1>
<p>${escaped(info.description ?? '')}</p>
<p><a href="openapi.json">openapi.json</a> describes the same for machines. <a href="./">The page</a> writes poems.</p>
${operations.join('\n')}
<h2>Schemas</h2>
${schemas.join('\n')}
</main>
`;
}

function operationHtml(
  method: string,
  path: string,
  { summary, description, parameters = [], responses = {} }: Operation,
): string {
  const given = parameters.map((own) =>
    row(`${own.name ?? ''} (${own.in ?? ''})`, own.description ?? own.schema?.description),
  );
  const answers = Object.entries(responses).map(([status, own]) => row(status, own.description));
  return `<h2><code>${method.toUpperCase()} ${escaped(path)}</code></h2>
<p>${escaped([summary, description].filter((text) => text !== undefined).join('. '))}</p>
${tableHtml('parameter', given)}${tableHtml('answer', answers)}`;
}

function tableHtml(title: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : `<table><tr><th>${title}</th><th>what</th></tr>${rows.join('')}</table>`;
}

function row(name: string, text = ''): string {
  return `<tr><td><code>${escaped(name)}</code></td><td>${escaped(text)}</td></tr>`;
}
