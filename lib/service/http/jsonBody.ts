import { maxBodyBytes } from '../../api/limits.ts';
import { Problem } from '../../api/problem.ts';
import { type HttpRequest, headerOf } from './message.ts';

/**
 * The body of a request, parsed.
 * @throws Problem: 413 for one that is too large, 415 for one that is not sent as JSON, 400 for one that is none.
 */
export function jsonBody(request: HttpRequest): unknown {
  if (request.body.length > maxBodyBytes) {
    throw new Problem(413, {
      detail: `The body may have at most ${maxBodyBytes} bytes. Send a shorter one.`,
    });
  }
  if (!isJson(headerOf(request, 'content-type'))) {
    throw new Problem(415, {
      detail: 'Send the body as JSON in UTF-8, with the header "content-type: application/json".',
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body));
  } catch (error) {
    const example = '{"prompt": "Над крышей тихо тает свет"}';
    throw new Problem(
      400,
      { detail: `The body is not JSON in UTF-8. Send an object such as ${example}.` },
      {},
      { cause: error },
    );
  }
}

function isJson(contentType = ''): boolean {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const readable =
    charset === undefined || ['utf-8', 'utf8', 'us-ascii'].includes(charset.replaceAll('"', ''));
  return readable && /^application\/([\w.-]+\+)?json$/.test(type);
}
