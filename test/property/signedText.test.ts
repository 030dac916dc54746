import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offlineDns } from '../../server/src/engine/dns/offlineDns.ts';
import { canonicalHeader, signedLines } from '../../server/src/engine/message/dkim/canonicalHeader.ts';
import { readSignature } from '../../server/src/engine/message/dkim/signatureField.ts';
import { readMessage } from '../../server/src/engine/message/readMessage.ts';
import { bodyHashOf } from '../../server/src/node/messageVerifier/explainBody.ts';
import { createKeys } from '../../server/src/node/messageVerifier/keys.ts';
import { runMailauth } from '../../server/src/node/messageVerifier/runMailauth.ts';
import { signedMessage } from '../../server/src/node/messageVerifier/signedMessage.ts';
import { Random } from '../support/random.ts';

const NAMES = ['From', 'from', 'Subject', 'X-A', 'x-b', 'To', 'FROM'];

test('what is signed is the same as mailauth takes, whatever blanks and line ends there are', async () => {
  for (let seed = 1; seed <= 400; seed++) {
    const random = new Random(seed);
    const end = random.pick(['\r\n', '\n']);
    const text = () =>
      random
        .list(0, 6, () => random.pick(['a', 'b:', ' ', '\t', '  ', '\xe9', ';b=', `${end} c`, '=']))
        .join('');
    const fields = random.list(1, 6, () => `${random.pick(NAMES)}${random.pick(['', '', ' '])}:${text()}x`);
    const names = ['from', ...random.list(0, 6, () => random.pick([...NAMES, 'absent']))];
    const tags = [
      'v=1',
      'a=rsa-sha256',
      `c=${random.pick(['simple', 'relaxed', 'simple/relaxed', 'relaxed/simple', 'relaxed/relaxed'])}`,
      'd=example.com',
      's=s',
      `h=${names.join(random.pick([':', ' : ', `:${end} `]))}`,
      'bh=x',
      `b=AA${end} AA`,
      ...(random.chance(0.3) ? [`l=${random.int(0, 12)}`] : []),
    ];
    const signature = `DKIM-Signature:${random.pick(['', ' '])}${tags.join(random.pick([';', '; ', `;${end}\t`]))}`;
    const body = random
      .list(0, 12, () => random.pick(['a', 'b', ' ', '\t', end, end, ` ${end}`, '\xe9']))
      .join('');
    const mail = `${[...fields, signature, 'From: a@example.com'].join(end)}${end}${end}${body}y${random.pick(['', end, end + end])}`;
    const signed = signedMessage(readMessage(Buffer.from(mail, 'latin1')));
    const field = signed.message.fields.find(({ key }) => key === 'dkim-signature');
    assert.ok(field, `seed ${seed}`);
    const own = readSignature(field);
    const line = signed.lines[field.index];
    assert.ok(line && own.header, `seed ${seed}`);
    const { results } = await runMailauth(signed, createKeys(offlineDns, undefined), { time: 0 }, () => true);
    const others = signed.lines.filter((each) => each !== line);
    const header = canonicalHeader(signedLines(others, own.names), line, own.header);
    const theirs = Buffer.from(results[0]?.signingHeaders?.canonicalizedHeader ?? '', 'base64').toString(
      'latin1',
    );
    assert.equal(header, theirs, `seed ${seed}`);
    assert.equal(
      bodyHashOf(signed.body ?? '', own),
      results[0]?.bodyHash,
      `seed ${seed}: ${JSON.stringify(mail)}`,
    );
  }
});
