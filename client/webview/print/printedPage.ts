import type { Block, Item, Line, Section } from '../../../server/src/engine/message/render/blocks.ts';
import { el } from '../dom.ts';
import { t } from '../l10n.ts';
import { stranger } from '../stranger.ts';
import { timeText } from '../timeText.ts';

/** Black on white, whatever the editor's theme is. */
const STYLE = `
:root { color: #000; background: #fff; font: 10pt/1.4 system-ui, sans-serif; }
body { margin: 2em auto; max-width: 60em; padding: 0 1em; }
h1 { font-size: 1.5em; }
h2 { border-bottom: 1px solid #888; font-size: 1.15em; margin-top: 1.5em; break-after: avoid; }
h1, p, li, dd { overflow-wrap: anywhere; }
li { break-inside: avoid; margin: .2em 0; }
dl > div { display: grid; grid-template-columns: 8em 1fr; }
dd { margin: 0; }
.quoted { font-family: ui-monospace, monospace; font-size: .95em; }
.good, .bad, .doubtful, .strong { font-weight: bold; }
.quiet { color: #444; }
svg { max-width: 100%; overflow: visible; }
svg text { fill: #000; font: 11px system-ui, sans-serif; }
svg .zone { fill: #f2f2f2; stroke: #888; }
svg .zone.receiver { fill: #e4e4e4; }
svg .edge, svg .lock { fill: none; stroke: #000; }
svg .node { fill: #fff; stroke: #000; }
svg .leader { stroke: #888; }
svg .strong { font-weight: bold; }
`;

/**
 * A report as a page of its own for printing: nothing in it runs or is loaded.
 *
 * @param picture is put in front of the details
 */
export function printedPage(
  { title, at }: { readonly title: string; readonly at: number },
  sections: readonly Section[],
  picture: Element | null,
): string {
  const [first, ...others] = sections;
  const body = el(
    'body',
    {},
    first?.blocks.map((block) => (block.kind === 'line' ? el('h1', {}, line(block.line)) : shown(block))),
    el('p', { class: 'quiet' }, t('{0}, explained by Hostmaster on {1}', title, timeText(at))),
    picture?.cloneNode(true) as Element | undefined,
    others.map(({ title: name, blocks }) => [el('h2', {}, stranger(name)), blocks.map(shown)]),
  );
  const head = el(
    'head',
    {},
    el('meta', { charset: 'utf-8' }),
    el('meta', {
      'http-equiv': 'Content-Security-Policy',
      content: "default-src 'none'; style-src 'unsafe-inline'",
    }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('title', {}, title),
  );
  const { lang } = document.documentElement;
  // What is in the elements was put there as text: writing them out escapes it.
  const open = head.outerHTML.replace('</head>', () => `<style>${STYLE}</style></head>`);
  return `<!DOCTYPE html>\n<html lang="${lang}">\n${open}\n${body.outerHTML}\n</html>\n`;
}

function shown(block: Block): HTMLElement {
  switch (block.kind) {
    case 'line':
      return el('p', {}, line(block.line));
    case 'list':
      return list(block.items);
    case 'facts':
      return el(
        'dl',
        {},
        block.facts.map(({ name, value }) =>
          el('div', {}, el('dt', {}, stranger(name)), el('dd', {}, line(value))),
        ),
      );
  }
}

function list(items: readonly Item[]): HTMLElement {
  return el(
    'ul',
    {},
    items.map((item) => el('li', {}, line(item.line), item.below.length > 0 && list(item.below))),
  );
}

function line(pieces: Line): HTMLElement[] {
  return pieces.map(({ text, tone, isQuoted }) =>
    el('span', { class: [tone, isQuoted && 'quoted'].filter(Boolean).join(' ') || null }, stranger(text)),
  );
}
