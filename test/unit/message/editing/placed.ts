import type { MessageHover } from '../../../../server/src/engine/message/editing/hoverMessage.ts';
import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { itemText } from '../../../../server/src/engine/message/render/renderText.ts';
import { encodeUtf8 } from '../../../../server/src/engine/text/utf8.ts';
import { analyseWithPlaces } from '../../../../server/src/node/messageAnalysis.ts';

/** 20 November 2026. */
const NOW = 1_795_132_800_000;

/** What is said of a message without asking DNS, and where. */
export function placed(text: string): Promise<PlacedReport> {
  return analyseWithPlaces(encodeUtf8(text), { now: NOW, ownHosts: ['example.net'] });
}

/** The place of the first character behind `mark` in a text. */
export function behind(text: string, mark: string): { line: number; character: number } {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`"${mark}" is not there`);
  const lines = text.slice(0, at + mark.length).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** A hover as text. */
export function hoverText(hover: MessageHover | undefined): string {
  return hover?.items.map(itemText).join('\n') ?? '';
}

/** What a range covers. */
export function covered(text: string, range: MessageHover['range']): string | undefined {
  if (range === undefined) return undefined;
  const lines = text.split(/\r\n|\r|\n/).slice(range.start.line, range.end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, i) =>
      line.slice(i === 0 ? range.start.character : 0, i === last ? range.end.character : undefined),
    )
    .join('\n');
}

/** A message that has passed two servers, of which one is the receiver's. */
export const MESSAGE = `Return-Path: <ann@example.com>
Received: from mail.example.com (mail.example.com [192.0.2.25])
	by mx.example.net (Postfix) with ESMTPS id 4Xv0Qn2cYkz3hYp
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits));
	Fri, 20 Nov 2026 08:12:41 +0000
ARC-Seal: i=1; a=rsa-sha256; t=1795162323; cv=none;
	d=example.net; s=arc; b=abc=
ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/simple; d=example.net;
	s=arc; h=From:Subject; bh=abc=; b=abc=
ARC-Authentication-Results: i=1; mx.example.net; spf=pass smtp.mailfrom=ann@example.com
Authentication-Results: mx.example.net (checker/1);
	spf=pass smtp.mailfrom=ann@example.com;
	dkim=fail reason="body hash did not verify" header.d=example.com
Received: from [203.0.113.7] by mail.example.com with ESMTPA id 7;
	Fri, 20 Nov 2026 08:12:08 +0000
Authentication-Results: other.example; dmarc=pass header.from=example.com
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=example.com; s=mail;
	t=1795162323; q=dns/txt; h=Subject:From:Subject:From:To;
	bh=abc=; b=abc=; foo=bar
From: Ann <ann@example.com>
To: bob@example.net
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
Date: Fri, 20 Nov 2026 08:12:03 +0000
Message-ID: <1@example.com>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

Hello.
--b
Content-Type: application/pdf; name="list.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjcK
--b--
`;
