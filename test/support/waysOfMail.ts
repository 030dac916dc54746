import { signByHand, signingKey, signMail } from './signMail.ts';

/*
 * One message that came by different ways, as receivers have it: signed by its author's domain, each with the fields of its way.
 */

const key = signingKey('example.com', 'mail2026', 2048);
const list = signingKey('lists.example.org', 'list', 2048);

/** What the domains publish. */
export const ZONE = `$TTL 300
example.com. TXT "v=spf1 ip4:192.0.2.0/24 -all"
lists.example.org. TXT "v=spf1 ip4:203.0.113.0/24 -all"
_dmarc.example.com. TXT "v=DMARC1; p=reject"
${[key, list].map(({ selector, domain, record }) => `${selector}._domainkey.${domain}. TXT ${strings(record)}`).join('\n')}
`;

const TEXT =
  'Dear all,\r\n\r\nI have more beans than I can sow; shall we meet at the caf\xc3\xa9?\r\n\r\nAnn\r\n';

const HEADER = `From: Ann Example <ann@example.com>
To: bob@example.net
Subject: Seeds to give away
Date: Tue, 24 Nov 2026 11:00:00 +0000
Message-ID: <20261124110000.1@example.com>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit
`.replaceAll('\n', '\r\n');

const NAMES = ['From', 'From', 'To', 'Subject', 'Subject', 'Date', 'Message-ID', 'Reply-To', 'Content-Type'];
const signed = signByHand(`${HEADER}\r\n${TEXT}`, key, { h: NAMES, tags: 't=1795518000; ' });

const way = (text: string) => text.replaceAll('\n', '\r\n');

/** Straight to the receiver. */
export const direct = way(`Return-Path: <ann@example.com>
Received: from mail.example.com (mail.example.com [192.0.2.25])
	by mx.example.net (Postfix) with ESMTPS id A1
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	for <bob@example.net>; Tue, 24 Nov 2026 11:00:03 +0000 (UTC)
Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=ann@example.com;
	dkim=pass header.d=example.com; dmarc=pass header.from=example.com
Received: from desk.example.com (unknown [192.0.2.77])
	by mail.example.com (Postfix) with ESMTPSA id 77
	for <bob@example.net>; Tue, 24 Nov 2026 11:00:01 +0000 (UTC)
`).concat(signed);

/** By a list that tags the subject and appends a footer; its own signature is right. */
export const byList = way(`Return-Path: <gardeners-bounces@lists.example.org>
Received: from lists.example.org (lists.example.org [203.0.113.25])
	by mx.example.net (Postfix) with ESMTPS id A2
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	for <bob@example.net>; Tue, 24 Nov 2026 11:04:12 +0000 (UTC)
Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=gardeners-bounces@lists.example.org;
	dkim=fail header.d=example.com; dkim=pass header.d=lists.example.org;
	dmarc=fail header.from=example.com
`).concat(
  await signMail(
    way(`Received: from mail.example.com (mail.example.com [192.0.2.25])
	by lists.example.org (Postfix) with ESMTPS id 7C
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	for <gardeners@lists.example.org>; Tue, 24 Nov 2026 11:00:04 +0000 (UTC)
List-Id: Gardeners <gardeners.lists.example.org>
List-Unsubscribe: <https://lists.example.org/unsubscribe/gardeners>
`)
      .concat(signed.replace('Subject: ', 'Subject: [Gardeners] '))
      .concat('_______\r\nGardeners mailing list -- gardeners@lists.example.org\r\n'),
    list,
    { signTime: new Date(Date.UTC(2026, 10, 24, 11, 4)) },
  ),
);

/** Through a server that the author's domain does not name, which also re-encodes the body. */
export const forwarded = way(`Return-Path: <ann@example.com>
Received: from relay.example.edu (relay.example.edu [198.51.100.9])
	by mx.example.net (Postfix) with ESMTP id A3
	for <bob@example.net>; Tue, 24 Nov 2026 12:10:40 +0000 (UTC)
Received: from mail.example.com (mail.example.com [192.0.2.25])
	by relay.example.edu (Postfix) with ESMTPS id 3C
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	for <bob@example.edu>; Tue, 24 Nov 2026 11:00:05 +0000 (UTC)
`).concat(
  signed
    .replace('caf\xc3\xa9', 'caf=C3=A9')
    .replace('Content-Transfer-Encoding: 8bit', 'Content-Transfer-Encoding: quoted-printable'),
);

/** A message whose fields are all scripts, overrides of the direction of writing, and markup. */
export const hostile = way(`Return-Path: <"<script>alert(1)</script>"@evil.example>
Received: from <img src=x onerror=alert(2)> (<b>x</b> [203.0.113.66])
	by mx.example.net; Tue, 24 Nov 2026 11:00:03 +0000
DKIM-Signature: v=1; a=<script>alert(3)</script>; d="><svg onload=alert(4)>; s=\u202eetihw;
	h=from:<i>x</i>; bh=x; b=y; c=relaxed/relaxed
From: "\xe2\x80\xaegro.elpmaxe@nna" <eve@evil.example>
Subject: =?utf-8?Q?<script>alert(5)</script>=E2=80=AE?=
X-<script>: </textarea><script>alert(6)</script>
X-Long: ${'A'.repeat(5000)}
`).concat('\r\n<script>alert(7)</script>\r\n');

/** A message with so many header fields. */
export function withFields(count: number): string {
  const fields = Array.from({ length: count }, (_, i) => `X-Field-${i}: value ${i}\r\n`);
  return `From: ann@example.com\r\nSubject: Many\r\n${fields.join('')}\r\nHello\r\n`;
}

/** The record of a key in strings of 255 octets at most (RFC 1035 §3.3). */
function strings(record: string): string {
  return (record.match(/.{1,250}/g) ?? []).map((part) => `"${part}"`).join(' ');
}
