import type { AnyNode } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { tidy } from '../../../lib/russian/tidy.ts';

/** Elements with a margin above and below: a browser shows a gap there. */
const SPACED = new Set(
  'blockquote dir dl figure h1 h2 h3 h4 h5 h6 hr listing menu ol p plaintext pre ul xmp'.split(' '),
);
/** Elements that begin and end on lines of their own; a cell too, so that no two lines become one. */
const BLOCKS = new Set(
  `address article aside caption center dd details dialog div dt fieldset figcaption footer form header hgroup
  legend li main nav optgroup option search section summary table tbody td tfoot th thead tr`.split(/\s+/u),
);
const LISTS = new Set(['dir', 'dl', 'menu', 'ol', 'ul']);
const PREFORMATTED = new Set(['listing', 'plaintext', 'pre', 'xmp']);
const SILENT = new Set(['iframe', 'noscript', 'script', 'style', 'template']);

/** How the text of an element is read. */
interface Mode {
  /** Its line ends are line breaks. */
  preformatted?: boolean;
  /** It is part of a list: the lists within it have no margins. */
  inList?: boolean;
}

/**
 * The text of nodes in the lines that a browser shows: a line for each break and block, and a blank line where there is
 * a gap. Which elements make them is in the HTML standard's section "Rendering".
 * @returns lines separated by "\n", with single spaces and at most one blank line between two of them.
 */
export function textOf(nodes: readonly AnyNode[]): string {
  const page = new Lines();
  layOut(nodes, page, {});
  return page.toString();
}

function layOut(nodes: readonly AnyNode[], page: Lines, mode: Mode): void {
  for (const node of nodes) {
    if (isText(node)) {
      if (mode.preformatted) page.addLines(node.data);
      else page.add(node.data);
    } else if (isTag(node) && node.name === 'br') page.break();
    else if (isTag(node) && !SILENT.has(node.name)) {
      const { name } = node;
      const isList = LISTS.has(name);
      const edge =
        SPACED.has(name) && !(isList && mode.inList)
          ? () => page.leaveGap()
          : isList || BLOCKS.has(name)
            ? () => page.endLine()
            : () => {};
      edge();
      layOut(node.children, page, {
        preformatted: mode.preformatted === true || PREFORMATTED.has(name),
        inList: mode.inList === true || isList,
      });
      edge();
    }
  }
}

/** Lines of a page as they grow. */
class Lines {
  readonly #lines = [''];

  /** Adds text to the last line; its line ends are spaces. */
  add(text: string): void {
    this.#lines.push(this.#lines.pop() + text.replace(/[\t\n\f\r ]+/gu, ' '));
  }

  addLines(text: string): void {
    const [first = '', ...others] = text.split('\n');
    this.add(first);
    for (const line of others) {
      this.break();
      this.add(line);
    }
  }

  break(): void {
    this.#lines.push('');
  }

  /** A line of nothing but spaces takes no room; one with a non-breaking space does. */
  endLine(): void {
    if (/[^ ]/u.test(this.#lines.at(-1) ?? '')) this.break();
  }

  leaveGap(): void {
    this.endLine();
    if (this.#lines.length > 1 && this.#lines.at(-2)?.trim() !== '') this.break();
  }

  toString(): string {
    return tidy(this.#lines.join('\n')).replace(/\n{3,}/gu, '\n\n');
  }
}
