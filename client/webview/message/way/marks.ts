import type { Hop } from '../../../../server/src/engine/message/messageReport.ts';
import { svg } from '../../dom.ts';

/** Words in the picture. */
export function label(text: string, x: number, y: number, anchor: string, kind: string): SVGTextElement {
  return svg('text', { x, y, 'text-anchor': anchor, class: kind === '' ? null : kind }, text);
}

/** Lines differ in form, not in colour alone: over the internet whole, within a network double, else dotted. */
export function edgeLine(
  { scope }: Pick<Hop, 'scope'>,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): SVGElement {
  const line = (shift: number, dashes?: string) =>
    svg('line', {
      class: 'edge',
      x1: x1 === x2 ? x1 + shift : x1,
      y1: y1 === y2 ? y1 + shift : y1,
      x2: x1 === x2 ? x2 + shift : x2,
      y2: y1 === y2 ? y2 + shift : y2,
      'stroke-width': scope === 'internal' ? 1.5 : 2.5,
      ...(dashes !== undefined && { 'stroke-dasharray': dashes }),
    });
  if (scope === 'internal') return svg('g', {}, line(-2), line(2));
  return line(0, scope === 'unknown' ? '2 4' : undefined);
}

/** A lock of 12 by 14 pixels: closed, open, or none where nothing is said. */
export function lock(state: 'encrypted' | 'plain' | 'unknown', x: number, y: number): SVGElement | undefined {
  if (state === 'unknown') return undefined;
  return svg(
    'g',
    { class: `lock ${state}`, transform: `translate(${x} ${y})`, 'stroke-width': 1.5 },
    svg('rect', { x: 1.5, y: 6.5, width: 9, height: 7, rx: 1 }),
    svg('path', {
      d: state === 'encrypted' ? 'M3.5 6.5v-2.5a2.5 2.5 0 0 1 5 0v2.5' : 'M8.5 6.5v-2.5a2.5 2.5 0 0 1 5 0v1',
    }),
  );
}
