import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readListFields } from '../../../server/src/engine/message/list/listFields.ts';
import type { VendorHeader } from '../../../server/src/engine/message/messageReport.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { readVendors, VENDORS } from '../../../server/src/engine/message/vendors/readVendors.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';

function decoded(header: string): VendorHeader[] {
  const message = readMessage(encodeUtf8(`${header}\r\n\r\n`));
  return [...readVendors(message), ...readListFields(message)];
}

/** A field as it stands in a message; its vendor; some of its facts as `name=value`, with a word of their meaning. */
const FIELDS: readonly (readonly [string, string, readonly (readonly [string, RegExp])[]])[] = [
  [
    'X-Forefront-Antispam-Report: CIP:192.0.2.1;CTRY:US;LANG:en;SCL:5;SRV:BULK;IPV:NLI;SFV:SPM;\r\n\tH:mail.example.com;PTR:;CAT:SPOOF;SFS:(13230040)(4636009);DIR:INB;SFTY:9.25;NEW:x;',
    'Microsoft 365',
    [
      ['CIP=192.0.2.1', /address/],
      ['SCL=5', /Spam: /],
      ['SRV=BULK', /Bulk/],
      ['IPV=NLI', /no reputation list/],
      ['SFV=SPM', /Spam\./],
      ['PTR=', /no reverse name/],
      ['CAT=SPOOF', /forged/],
      ['DIR=INB', /Incoming/],
      ['SFTY=9.25', /First contact/],
      ['NEW=x', /^$/],
    ],
  ],
  ['X-Microsoft-Antispam: BCL:6;ARA:13230040|3072899012;', 'Microsoft 365', [['BCL=6', /mixed/]]],
  ['X-MS-Exchange-Organization-SCL: -1', 'Microsoft 365', [['score=-1', /Exempt/]]],
  [
    'X-Microsoft-Antispam-Mailbox-Delivery: ucf:0;jmr:0;auth:0;dest:J;ENG:(910001);',
    'Microsoft 365',
    [['dest=J', /junk/]],
  ],
  ['X-MS-Exchange-Organization-AuthAs: Anonymous', 'Microsoft 365', [['value=Anonymous', /outside/]]],
  [
    'X-Spam-Status: Yes, score=7.1 required=5.0 tests=BAYES_99,HTML_MESSAGE,\r\n\tMISSING_DATE autolearn=no autolearn_force=no version=4.0.0',
    'SpamAssassin',
    [
      ['verdict=Yes', /Taken/],
      ['score=7.1', /At or above/],
      ['required=5.0', /counts as spam/],
      ['BAYES_99=', /^$/],
      ['MISSING_DATE=', /^$/],
      ['autolearn=no', /not learned/],
    ],
  ],
  [
    'X-Spam-Status: No, score=-1.9 tagged_above=-999 required=6.2 tests=[BAYES_00=-1.9,\r\n SPF_PASS=-0.001, HTML_MESSAGE=0.001] autolearn=ham',
    'SpamAssassin',
    [
      ['score=-1.9', /Below/],
      ['BAYES_00=-1.9', /against/],
      ['HTML_MESSAGE=0.001', /for spam/],
    ],
  ],
  ['X-Spam-Level: *****', 'SpamAssassin', [['level=*****', /5 of them/]]],
  ['X-Spam-Score: 3.4 (+++)', 'SpamAssassin', [['score=3.4', /spam/]]],
  [
    'X-Spam-Report: * 3.5 BAYES_99 BODY: Bayes 99%\r\n *  -0.0 SPF_PASS SPF: pass',
    'SpamAssassin',
    [['BAYES_99=3.5', /Bayes/]],
  ],
  [
    'X-Spamd-Result: default: False [-2.31 / 15.00];\r\n\tBAYES_HAM(-3.00)[99.99%];\r\n\tR_DKIM_ALLOW(-0.20)[example.com:s=a];\r\n\tHFILTER_HELO(1.00)[];\r\n\tMIME_TRACE(0.00)[0:+]',
    'Rspamd',
    [
      ['verdict=False', /Not/],
      ['score=-2.31', /15\.00/],
      ['R_DKIM_ALLOW=-0.20', /example\.com:s=a/],
      ['HFILTER_HELO=1.00', /for spam/],
    ],
  ],
  ['X-Rspamd-Action: add header', 'Rspamd', [['value=add header', /marked/]]],
  ['X-Gm-Message-State: AOJu0Y', 'Gmail', [['value=AOJu0Y', /only Google/]]],
  [
    'X-Proofpoint-Spam-Details: rule=notspam policy=default score=0 spamscore=3\r\n phishscore=0 definitions=main-2611240000',
    'Proofpoint',
    [
      ['rule=notspam', /not spam/],
      ['spamscore=3', /spam/],
    ],
  ],
  ['X-Mimecast-Spam-Score: 1', 'Mimecast', [['score=1', /Not taken/]]],
  [
    'X-Barracuda-Spam-Status: No, SCORE=0.50 using global scores of TAG_LEVEL=3.0 QUARANTINE_LEVEL=1000.0 KILL_LEVEL=7.0 tests=BSF_SC0',
    'Barracuda',
    [
      ['verdict=No', /Not/],
      ['KILL_LEVEL=7.0', /refused/],
    ],
  ],
  [
    'X-Bogosity: Spam, tests=bogofilter, spamicity=0.999900, version=1.2.5',
    'Bogofilter',
    [['spamicity=0.999900', /0 to 1/]],
  ],
  ['X-GMX-Antispam: 0 (Mail was not recognized as spam); Detail=V3;', 'GMX', []],
  ['X-IronPort-SBRS: -4.2', 'Cisco Secure Email', [['score=-4.2', /Bad/]]],
  ['Feedback-ID: spring:42:news:example', 'Sender', [['sender=example', /statistics/]]],
  ['Precedence: bulk', 'Sender', [['value=bulk', /many/]]],
  ['Auto-Submitted: auto-replied (vacation)', 'Sender', [['value=auto-replied (vacation)', /reply/]]],
  [
    'List-Unsubscribe: <mailto:off@example.com>,\r\n <https://example.com/\r\n off?u=1>',
    'Mailing list',
    [
      ['mailto=mailto:off@example.com', /message/],
      ['https=https://example.com/off?u=1', /page/],
    ],
  ],
  [
    'List-Unsubscribe: https://example.com/off',
    'Mailing list',
    [['value=https://example.com/off', /RFC 2369/]],
  ],
  [
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Mailing list',
    [['value=List-Unsubscribe=One-Click', /no https/]],
  ],
  ['List-Id: News of Example <news.example.com>', 'Mailing list', [['id=news.example.com', /filters/]]],
  ['List-Post: NO (posting not allowed)', 'Mailing list', [['value=NO (posting not allowed)', /Nobody/]]],
];

for (const [text, vendor, expected] of FIELDS) {
  test(`the field "${text.slice(0, 60)}"`, () => {
    const [header, ...others] = decoded(text);
    assert.ok(header);
    assert.equal(others.length, 0);
    assert.equal(header.vendor, vendor);
    const facts = new Map(header.facts.map(({ name, value, meaning }) => [`${name}=${value}`, meaning]));
    for (const [fact, meaning] of expected)
      assert.match(facts.get(fact) ?? `missing in ${JSON.stringify([...facts])}`, meaning);
  });
}

test('whatever a field holds, reading it ends and gives a bounded number of facts', () => {
  const names = VENDORS.flatMap(({ fields }) => Object.keys(fields));
  assert.ok(names.length > 60);
  for (const part of [
    '',
    ' ',
    ';',
    'a:',
    '* 1.0 A',
    'tests=[A',
    ' 1.00 AB',
    'A(1)[',
    '=',
    ',',
    '<',
    '<a',
    'constructor:x;',
    '\t-',
  ]) {
    const value = part === '' ? '' : part.repeat(Math.ceil(100_000 / part.length));
    for (const name of names.concat('list-unsubscribe', 'list-post')) {
      for (const { facts } of decoded(`${name}: ${value}`)) assert.ok(facts.length <= 200);
    }
  }
});
