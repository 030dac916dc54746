import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { bounceSection } from '../bounce/bounceSection.ts';
import { append, el } from '../dom.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import type { Shown } from '../shown.ts';
import { cardsSection } from './cards/cardsSection.ts';
import { claimsSection } from './claims.ts';
import { contents, followLinks } from './contents.ts';
import { messageFacts } from './facts.ts';
import { findingsSection } from './findings.ts';
import { headersSection } from './headers/headersSection.ts';
import { signaturesSection } from './signatures/signaturesSection.ts';
import { toolbar } from './toolbar.ts';
import { vendorsSection } from './vendors.ts';
import { verdict } from './verdict.ts';
import { waySection } from './way/waySection.ts';

/** A message explained: the verdict first, then what it rests on. */
export function messageView(message: ShownMessage<PlacedReport>): Shown {
  const headers = headersSection(message);
  const element = el('main', { class: 'message', onclick: followLinks });
  const parts = el(
    'div',
    { class: 'parts-of-page' },
    messageFacts(message),
    bounceSection(message.analysis.report),
    cardsSection(message),
    waySection(message),
    signaturesSection(message),
    findingsSection(message),
    claimsSection(message),
    vendorsSection(message),
    headers.element,
  );
  append(element, [
    el(
      'div',
      { class: 'top' },
      toolbar(message, () => element.querySelector('.way-picture')),
      verdict(message),
    ),
    contents(parts),
    parts,
  ]);
  return { element, atCursor: headers.atCursor };
}
