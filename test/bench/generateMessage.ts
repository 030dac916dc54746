import { signingKey, signMail } from '../support/signMail.ts';

const HOPS = 8;

/** Makes a message with an attachment, of about as many octets as are asked for, signed by two domains; `seed` makes it another. */
export async function generateMessage(octets: number, seed = 0): Promise<string> {
  const day = (minute: number) => `Mon, 23 Nov 2026 09:${String(minute).padStart(2, '0')}:00 +0000`;
  const header = [
    ...Array.from(
      { length: HOPS },
      (_, i) =>
        `Received: from host${HOPS - i}.example.net (host${HOPS - i}.example.net [192.0.2.${HOPS - i}])\r\n` +
        `\tby host${HOPS - i + 1}.example.net (Postfix) with ESMTPS id ${seed}A${i}\r\n` +
        `\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384); ${day(HOPS - i)}`,
    ),
    `From: Alice <alice@example.com>`,
    `To: Bob <bob@example.net>`,
    `Subject: Figures, number ${seed}`,
    `Date: ${day(0)}`,
    `Message-ID: <${seed}.figures@example.com>`,
    'MIME-Version: 1.0',
    'Content-Type: application/octet-stream',
    'Content-Transfer-Encoding: base64',
  ].join('\r\n');
  const line = Buffer.alloc(57, seed % 251).toString('base64');
  const lines = Math.ceil(octets / (line.length + 2));
  const message = `${header}\r\n\r\n${`${line}\r\n`.repeat(lines)}`;
  const once = await signMail(message, signingKey('example.com', 's1', 2048));
  return signMail(once, signingKey('example.net', 's2', 'ed25519'));
}
