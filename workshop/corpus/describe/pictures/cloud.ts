import { element, escapeXml, picture } from './svg.ts';
import { textWidth } from './textWidth.ts';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const WIDTH = 760;
const HEIGHT = 420;
const TOP = 50;
const SMALLEST = 12;
const LARGEST = 54;
const GAP = 3;

/**
 * A word cloud: the most frequent word is in the middle, each further one at the nearest free place along an Archimedean
 * spiral (Feinberg 2010, "Wordle"). The area of the letters is in proportion to the count. Words that do not fit are
 * left out.
 * @param words most frequent first.
 * @param series number of the group's colour.
 */
export function drawCloud(
  title: string,
  words: readonly (readonly [word: string, count: number])[],
  series: number,
): string {
  const largest = words[0]?.[1] ?? 1;
  const boxes: Box[] = [];
  const texts = words.flatMap(([word, count], rank) => {
    const size = Math.max(SMALLEST, LARGEST * Math.sqrt(count / largest));
    const box = freePlace(textWidth(word, size), size, boxes);
    if (!box) return [];
    boxes.push(box);
    const style = `font-size: ${size.toFixed(1)}px; opacity: ${rank < 12 ? 1 : 0.75}`;
    const place = { x: (box.left + box.right) / 2, y: box.bottom - size * 0.25, 'text-anchor': 'middle' };
    return [element('text', { ...place, class: `fill${series}`, style }, escapeXml(word))];
  });
  return picture(title, WIDTH, TOP + HEIGHT, ...texts);
}

function freePlace(width: number, height: number, taken: readonly Box[]): Box | undefined {
  for (let angle = 0; angle < 400; angle += 0.15) {
    // Flatter than a circle, like the picture.
    const x = WIDTH / 2 + 1.5 * angle * Math.cos(angle);
    const y = TOP + HEIGHT / 2 + 0.8 * angle * Math.sin(angle);
    const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
    const inside = box.left > 14 && box.right < WIDTH - 14 && box.top > TOP && box.bottom < TOP + HEIGHT - 12;
    if (inside && !taken.some((other) => overlap(box, other))) return box;
  }
  return undefined;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right + GAP &&
    other.left < one.right + GAP &&
    one.top < other.bottom + GAP &&
    other.top < one.bottom + GAP
  );
}
