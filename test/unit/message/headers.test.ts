import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { contentFindings } from '../../../server/src/engine/message/content/contentFindings.ts';
import { readContent } from '../../../server/src/engine/message/content/readContent.ts';
import { explainHeaders } from '../../../server/src/engine/message/explain/explainHeaders.ts';
import { headerFindings } from '../../../server/src/engine/message/header/headerFindings.ts';
import { readListFields } from '../../../server/src/engine/message/list/listFields.ts';
import { listFindings } from '../../../server/src/engine/message/list/listFindings.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { readHops } from '../../../server/src/engine/message/received/hops.ts';
import { readVendors } from '../../../server/src/engine/message/vendors/readVendors.ts';

const FOLDER = new URL('../../fixtures/messages/headers/', import.meta.url);

for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.eml'))) {
  test(`the headers of ${name} are explained, decoded and judged`, () => {
    const message = readMessage(new Uint8Array(readFileSync(new URL(name, FOLDER))));
    const found = {
      findings: [
        ...headerFindings(message, readHops(message, { ownHosts: [] })),
        ...listFindings(message, []),
        ...contentFindings(message, readContent(message)),
      ],
      vendors: [...readVendors(message), ...readListFields(message)],
      headers: explainHeaders(message),
    };
    const golden = new URL(name.replace('.eml', '.json'), FOLDER);
    const text = `${JSON.stringify(found, null, 2)}\n`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, 'utf8'));
  });
}
