import { type Block, type PlacedRow, setBlock } from '../../lib/picture/block.ts';
import { drawRow, escaped, outlinesFor } from '../../lib/picture/svg.ts';
import type { SentMessage } from './chats.ts';

/** Lengths in pixels; a phone is so wide. */
const WIDTH = 420;
const [SIDE, GAP, PAD] = [12, 10, 12];
const BUBBLE = 330;
const [TEXT, SMALL] = [17, 13.5];
const BUTTON = 34;

const INKS = { text: '#1f2321', faint: '#5b6b62', name: '#9c2a1f', button: '#27485c' } as const;
const PAPERS = { person: '#e2f4d5', bot: '#ffffff', button: '#cddbe3', ground: '#e9ecdf' } as const;
/** A raised thumb, 20 units high, from the left end of its base. */
const THUMB =
  'M0 9h4v10h-4zM5.5 9l4-8c2 0 2.8 1.3 2.4 3l-.7 3.4h5.300q2 .2 1.700 2l-1.200 7.500q-.4 2-2.300 2.100h-9.200z';

/** What of a chat is drawn so far. */
interface Sheet {
  readonly shapes: string[];
  readonly rows: { readonly row: PlacedRow; readonly ink: string }[];
  y: number;
}

/** Draws the messages of a chat as bubbles, with their buttons, as SVG: letters are outlines, no font is needed. */
export function drawChat(messages: readonly SentMessage[], botId: number, title: string): string {
  const sheet: Sheet = { shapes: [], rows: [], y: GAP };
  for (const message of messages) {
    const isBot = message.from?.id === botId;
    drawBubble(sheet, message, isBot);
    for (const row of message.reply_markup?.inline_keyboard ?? []) {
      drawButtons(
        sheet,
        row.map(({ text }) => text),
      );
    }
    sheet.y += GAP;
  }
  const said = messages.map(({ text }) => text).join('\n\n');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${Math.ceil(sheet.y)}" viewBox="0 0 ${WIDTH} ${Math.ceil(sheet.y)}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(said)}</desc>`,
    `<defs>${outlinesFor(sheet.rows.map(({ row }) => row))}<path id="thumb" d="${THUMB}"/></defs>`,
    `<rect width="${WIDTH}" height="${Math.ceil(sheet.y)}" fill="${PAPERS.ground}"/>`,
    ...sheet.shapes,
    ...sheet.rows.map(({ row, ink }) => drawRow(row, ink)),
    '</svg>\n',
  ].join('\n');
}

function drawBubble(
  sheet: Sheet,
  { text = '', from, reply_to_message: reply, chat }: SentMessage,
  isBot: boolean,
) {
  const column = BUBBLE - 2 * PAD;
  const name =
    chat.type !== 'private' && !isBot ? setBlock([from?.first_name ?? ''], SMALL, column) : undefined;
  const quote =
    reply?.text === undefined ? undefined : setBlock([shortened(reply.text)], SMALL, column - PAD);
  const body = setBlock(text.split('\n'), TEXT, column);
  const blocks = [name, quote, body].filter((block) => block !== undefined);
  const width = Math.max(...blocks.map((block) => block.width + (block === quote ? PAD : 0))) + 2 * PAD;
  const height = blocks.reduce((sum, block) => sum + block.height, 0) + 1.4 * PAD;
  const left = isBot ? SIDE : WIDTH - SIDE - width;
  sheet.shapes.push(rounded(left, sheet.y, width, height, 14, isBot ? PAPERS.bot : PAPERS.person));
  let y = sheet.y + 0.6 * PAD;
  const add = (block: Block, x: number, ink: string) => {
    sheet.rows.push(...block.rows.map((row) => ({ row: { ...row, x: x + row.x, y: y + row.y }, ink })));
    y += block.height;
  };
  if (name) add(name, left + PAD, INKS.name);
  if (quote) {
    sheet.shapes.push(rounded(left + PAD, y + 2, 3, quote.height - 4, 1.5, INKS.faint));
    add(quote, left + 2 * PAD, INKS.faint);
  }
  add(body, left + PAD, INKS.text);
  sheet.y += height;
}

function drawButtons(sheet: Sheet, labels: readonly string[]): void {
  const width = (BUBBLE - (labels.length - 1) * 4) / labels.length;
  sheet.y += 4;
  for (const [at, label] of labels.entries()) {
    const left = SIDE + at * (width + 4);
    sheet.shapes.push(rounded(left, sheet.y, width, BUTTON, 9, PAPERS.button));
    if (label === '👍' || label === '👎') {
      const turn = label === '👎' ? ' scale(1 -1) translate(0 -20)' : '';
      const place = `translate(${Math.round(left + width / 2 - 9)} ${sheet.y + BUTTON / 2 - 10})${turn}`;
      sheet.shapes.push(`<use href="#thumb" fill="${INKS.button}" transform="${place}"/>`);
      continue;
    }
    const { rows, width: own } = setBlock([label], SMALL, width);
    const x = left + (width - own) / 2;
    sheet.rows.push(
      ...rows.map((row) => ({ row: { ...row, x: x + row.x, y: sheet.y + 8 + row.y }, ink: INKS.button })),
    );
  }
  sheet.y += BUTTON;
}

function rounded(x: number, y: number, width: number, height: number, radius: number, fill: string): string {
  const [left, top, across, down] = [x, y, width, height].map((value) => Math.round(value * 10) / 10);
  return `<rect x="${left}" y="${top}" width="${across}" height="${down}" rx="${radius}" fill="${fill}"/>`;
}

/** The beginning of what a message replies to. */
function shortened(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 34 ? `${line.slice(0, 33).trimEnd()}…` : line;
}
