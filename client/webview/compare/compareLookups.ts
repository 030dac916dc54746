import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { type Content, el } from '../dom.ts';
import { lookUpButton, lookupsNote } from '../message/lookups.ts';
import type { ShownMessage } from '../panelProtocol.ts';

type Message = ShownMessage<PlacedReport>;

/** Has DNS asked for both messages at once; tells before what will be asked and of whom, and then who was asked. */
export function compareLookups(left: Message, right: Message): Content {
  const first = left.lookups.state === 'asked' ? right : left;
  const lookups = [left, right].flatMap(({ analysis }) => analysis.report.lookups);
  const distinct = [...new Map(lookups.map((each) => [`${each.type} ${each.name}`, each])).values()];
  const report = { ...first.analysis.report, lookups: distinct };
  const both = { ...first, analysis: { ...first.analysis, report } };
  return el('div', {}, lookUpButton(both), lookupsNote(both));
}
