import { queryFields } from '../../api/query.ts';
import type { Page } from '../../page/page.ts';
import { type Language, languages } from '../../page/texts.ts';
import { lazy } from '../../shared/lazy.ts';
import type { PoemApi } from '../poemApi.ts';
import { headerOf } from './message.ts';
import { bestOf } from './negotiate.ts';
import { jsonAnswer, jsonType, type Routes, unstored } from './routes.ts';
import { StaticPart } from './staticPart.ts';

/** To whom Russian is no language of theirs, and English may be. */
const otherwise: Language = 'en';

/** What is answered without a network. */
export function staticRoutes(service: Pick<PoemApi, 'health'>): Routes {
  const document = lazy(async () => {
    const { openApiDocument } = await import('../../api/openapi.ts');
    return openApiDocument(service.health().version);
  });
  const description = lazy(async () => new StaticPart(JSON.stringify(await document.get()), jsonType));
  const docs = lazy(async () => {
    const { docsPage } = await import('../../page/page.ts');
    return pagePart(await docsPage(await document.get()), { 'content-language': 'en' });
  });
  const pages = lazy(async () => {
    const { writingPages } = await import('../../page/page.ts');
    const parts = [...(await writingPages(queryFields))].map(([language, page]) => {
      const headers = { 'content-language': language, vary: 'accept-language' };
      return [language, pagePart(page, headers)] as const;
    });
    return new Map(parts);
  });
  return {
    '/': {
      GET: async (request) => {
        const language = bestOf(headerOf(request, 'accept-language'), languages) ?? otherwise;
        return ((await pages.get()).get(language) as StaticPart).answer(request);
      },
    },
    '/health': { GET: () => jsonAnswer(service.health(), unstored) },
    '/openapi.json': { GET: async (request) => (await description.get()).answer(request) },
    '/docs': { GET: async (request) => (await docs.get()).answer(request) },
  };
}

function pagePart({ html, policy }: Page, headers: Readonly<Record<string, string>>): StaticPart {
  const type = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  return new StaticPart(html, { ...type, ...headers });
}
