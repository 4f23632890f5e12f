import { partEpigraph } from '../api/epigraph.ts';
import type { PoemResponse } from '../api/response.ts';
import type { Reply } from './chat.ts';

/** A poem as a message, its epigraph in italics. */
export function asMessage(poem: Pick<PoemResponse, 'poem' | 'opening'>): Pick<Reply, 'text' | 'italic'> {
  const { epigraph } = partEpigraph(poem.poem, poem);
  return { text: poem.poem, ...(epigraph === undefined ? {} : { italic: epigraph.length }) };
}
