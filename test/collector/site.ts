import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import iconv from 'iconv-lite';

/** How a page misbehaves; each fault is answered `times` times, then the page is itself. */
export type Fault =
  | { kind: 'status'; status: number; retryAfter?: string; times: number }
  | { kind: 'redirect'; location: string; times: number }
  | { kind: 'truncated' | 'headless' | 'cut' | 'slow' | 'endless' | 'reset'; times: number };

export interface SiteOptions {
  /** The numbers of each day that hold a poem. */
  poems: Readonly<Record<string, readonly number[]>>;
  faults?: Record<string, Fault>;
  robots?: string;
  /** Called with each path asked for. */
  onAsk?: (path: string) => void;
}

export interface Site {
  base: string;
  /** Paths asked for, in order. */
  asked: string[];
  agents: Set<string>;
  /** Largest number of requests that were answered at one time. */
  busiest: number;
  close(): Promise<void>;
}

/** The poem at a path: lines of our own that name their place, so that each is another. */
export function poemAt(path: string): { title: string; author: string; text: string } {
  const number = path.split('/').at(-1);
  return {
    title: `Стихи о доме № ${number}`,
    author: `Поэт ${Number(number) % 7}`,
    text: `Над крышей ${path} тает свет,\nСкрипит калитка «у сарая» — да…\n\nИ ветер & дождь < снега,\nЛистает тени, догорая.`,
  };
}

/** A small site that behaves like stihi.ru: windows-1251 (every fifth page UTF-8), gaps, moods. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const faults = new Map(Object.entries(options.faults ?? {}).map(([path, fault]) => [path, { ...fault }]));
  const there = new Set(
    Object.entries(options.poems).flatMap(([day, numbers]) =>
      numbers.map((number) => `/${day.replaceAll('-', '/')}/${number}`),
    ),
  );
  let open = 0;
  const site: Site = { base: '', asked: [], agents: new Set(), busiest: 0, close: async () => {} };
  const server = createServer((request, response) => {
    open++;
    site.busiest = Math.max(site.busiest, open);
    response.on('close', () => open--);
    answer(request, response);
  });

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '';
    site.asked.push(path);
    options.onAsk?.(path);
    site.agents.add(request.headers['user-agent'] ?? '');
    const fault = faults.get(path);
    if (fault && fault.times > 0) {
      fault.times--;
      misbehave(fault, path, response);
    } else if (path === '/robots.txt') {
      if (options.robots === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/plain' }).end(options.robots);
    } else if (there.has(path)) sendPoem(path, response);
    else if (path.endsWith('0')) response.writeHead(404).end('нет');
    else
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html><body><h1>Страница удалена</h1></body></html>');
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  site.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return site;
}

function pageOf(path: string, charset: string): string {
  const { title, author, text } = poemAt(path);
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(' — ', '&nbsp;&mdash;&nbsp;');
  const [first, ...rest] = escaped.split('\n');
  return `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head>
<body><h1>${title}</h1><div class="titleauthor"><em><a href="/avtor/x">${author}</a></em></div>
<div class="text">
<b><i>${first}</i></b><br>
${rest.join('<br>\n')}
<script>nothing()</script></div><div class="copyright">© ${author}</div></body></html>`;
}

function sendPoem(path: string, response: ServerResponse): void {
  if (path.endsWith('5')) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(path, 'utf-8'));
  } else {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(iconv.encode(pageOf(path, 'windows-1251'), 'win1251'));
  }
}

function misbehave(fault: Fault, path: string, response: ServerResponse): void {
  const page = iconv.encode(pageOf(path, 'windows-1251'), 'win1251');
  switch (fault.kind) {
    case 'status':
      response
        .writeHead(fault.status, fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter })
        .end();
      break;
    case 'redirect':
      response.writeHead(302, { location: fault.location }).end();
      break;
    case 'truncated':
      // Ends well, but in the middle of the page.
      response.writeHead(200).end(page.subarray(0, page.length / 2));
      break;
    case 'headless':
      // A word in place of a page, without any markup.
      response.writeHead(200).end('gone');
      break;
    case 'cut':
      response.writeHead(200, { 'content-length': page.length });
      response.write(page.subarray(0, page.length / 2));
      setTimeout(() => response.destroy(), 20);
      break;
    case 'reset':
      response.destroy();
      break;
    case 'slow':
      response.writeHead(200);
      response.write(page.subarray(0, 10));
      break;
    case 'endless': {
      response.writeHead(200);
      const chunk = Buffer.alloc(1 << 18, 0x20);
      const pump = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', pump);
      pump();
      break;
    }
  }
}
