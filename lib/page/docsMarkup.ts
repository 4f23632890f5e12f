/** A part of an OpenAPI document. */
type Json = Readonly<Record<string, unknown>>;

interface Operation extends Json {
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    description: string;
    schema: Json;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Json }>> };
  readonly responses: Readonly<
    Record<string, { description: string; content?: Readonly<Record<string, { schema: Json }>> }>
  >;
}

/** An OpenAPI document as a page: its operations, and the schemas that they name. */
export function docsMarkup(document: Json, style: string): string {
  const { info, paths, components } = document as {
    info: { title: string; version: string; summary: string };
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Json> };
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationMarkup(method, path, operation)),
  );
  const schemas = Object.entries(components.schemas).map(([name, schema]) => schemaMarkup(name, schema));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)}: the API</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1>${text(info.title)}: the API</h1>
<p>${text(info.summary)} Version ${text(info.version)}, described by <a href="openapi.json">openapi.json</a>. <a href="./">Try it on the page.</a></p>
</header>
<main>
<h2>Operations</h2>
${operations.join('\n')}
<h2>Schemas</h2>
${schemas.join('\n')}
</main>
</body>
</html>
`;
}

function operationMarkup(method: string, path: string, operation: Operation): string {
  const { summary, description, parameters = [], requestBody, responses } = operation;
  const rows = parameters.map(({ name, in: place, required, schema, description: words }) =>
    row(name, place === 'header' ? `header, ${typeOf(schema)}` : typeOf(schema), required === true, words),
  );
  const answers = Object.entries(responses).map(
    ([status, { description: words, content }]) =>
      `<li><b>${status}</b> ${text(words)}${content ? ` ${contentOf(content)}` : ''}</li>`,
  );
  return `<section>
<h3 id="${method}${text(path)}"><span class="method">${method.toUpperCase()}</span> ${text(path)}</h3>
<p>${text(summary)}.${description === undefined ? '' : ` ${text(description)}`}</p>
${requestBody ? `<p>Body: ${contentOf(requestBody.content)}</p>` : ''}
${table(rows, 'Parameter')}
<ul>${answers.join('')}</ul>
</section>`;
}

function schemaMarkup(name: string, schema: Json): string {
  const { title, description, oneOf, examples } = schema as {
    title?: string;
    description?: string;
    oneOf?: readonly Json[];
    examples?: readonly unknown[];
  };
  const words = [title, description].filter((own) => own !== undefined).map((own) => `<p>${text(own)}</p>`);
  const ways = oneOf ? `<p>One of: ${oneOf.map(typeOf).join(', ')}</p>` : '';
  const example = examples
    ? `<pre tabindex="0" role="group" aria-label="Example">${text(JSON.stringify(examples[0], null, 2), false)}</pre>`
    : '';
  return `<section>
<h3 id="${name}">${name}</h3>
${words.join('')}${ways}
${table(fieldRows(schema, ''), 'Field')}
${example}
</section>`;
}

/** A row for each field, those of objects within too. */
function fieldRows(schema: Json, prefix: string): string[] {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const items = field['items'] as Json | undefined;
    const inner = items === undefined ? fieldRows(field, `${path}.`) : fieldRows(items, `${path}[].`);
    return [row(path, typeOf(field), required.includes(name), String(field['description'] ?? '')), ...inner];
  });
}

function row(name: string, type: string, isRequired: boolean, description: string): string {
  const needed = isRequired ? ' <small>required</small>' : '';
  return `<tr><th scope="row"><code>${text(name, false)}</code>${needed}</th><td>${type}</td><td>${text(description)}</td></tr>`;
}

function table(rows: readonly string[], what: string): string {
  if (rows.length === 0) return '';
  const head = [what, 'Values', 'Meaning'].map((own) => `<th scope="col">${own}</th>`).join('');
  return `<div class="scroll" tabindex="0" role="group" aria-label="${what}s"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function contentOf(content: Readonly<Record<string, { schema: Json }>>): string {
  return Object.entries(content)
    .map(([type, { schema }]) => `${typeOf(schema)} <small>${text(type)}</small>`)
    .join(', ');
}

/** What values a schema takes, in a word or two. */
function typeOf(schema: Json): string {
  const {
    $ref,
    const: only,
    enum: values,
    type,
    items,
    minimum,
    maximum,
  } = schema as {
    $ref?: string;
    const?: unknown;
    enum?: readonly unknown[];
    type?: string;
    items?: Json;
    minimum?: number;
    maximum?: number;
  };
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) as string;
    return `<a href="#${name}">${name}</a>`;
  }
  if (only !== undefined || values !== undefined) {
    return (values ?? [only]).map((own) => `<code>${text(String(own), false)}</code>`).join(' ');
  }
  if (items !== undefined) return `array of ${typeOf(items)}`;
  // The ends of JavaScript's own numbers are no limits of ours.
  const isOurs = (limit: number | undefined) =>
    limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
  if (isOurs(minimum) && isOurs(maximum)) return `${type}, ${minimum} to ${maximum}`;
  return text(type ?? 'any');
}

/** Text as HTML; what is between backquotes is code. */
function text(plain: string, hasCode = true): string {
  const escaped = plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return hasCode ? escaped.replace(/`([^`]+)`/gu, '<code>$1</code>') : escaped;
}
