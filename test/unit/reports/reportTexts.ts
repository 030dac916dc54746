/** What a row of a made-up report says. */
export interface MadeRow {
  readonly ip: string;
  readonly count: number | string;
  readonly dkim?: 'pass' | 'fail';
  readonly spf?: 'pass' | 'fail';
  readonly disposition?: string;
  readonly from?: string;
  readonly reason?: string;
  /** Elements of auth_results. */
  readonly results?: string;
}

export interface MadeReport {
  readonly id: string;
  readonly organization?: string;
  /** The day it is about, as in `2026-11-24`. */
  readonly day: string;
  readonly policy?: string;
  readonly rows: readonly MadeRow[];
}

/** The XML of an aggregate report. */
export function aggregateXml({
  id,
  organization = 'receiver.example',
  day,
  policy = 'none',
  rows,
}: MadeReport): string {
  const begin = Date.parse(`${day}T00:00:00Z`) / 1000;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feedback>
  <report_metadata>
    <org_name>${organization}</org_name>
    <email>dmarc@${organization}</email>
    <report_id>${id}</report_id>
    <date_range><begin>${begin}</begin><end>${begin + 86_399}</end></date_range>
  </report_metadata>
  <policy_published><domain>sender.example</domain><p>${policy}</p></policy_published>
${rows.map(recordXml).join('\n')}
</feedback>
`;
}

function recordXml({
  ip,
  count,
  dkim = 'pass',
  spf = 'pass',
  disposition = 'none',
  from,
  reason,
  results,
}: MadeRow): string {
  const domain = from ?? 'sender.example';
  const exception = reason === undefined ? '' : `<reason><type>${reason}</type></reason>`;
  return `  <record>
    <row>
      <source_ip>${ip}</source_ip>
      <count>${count}</count>
      <policy_evaluated><disposition>${disposition}</disposition><dkim>${dkim}</dkim><spf>${spf}</spf>${exception}</policy_evaluated>
    </row>
    <identifiers><header_from>${domain}</header_from></identifiers>
    <auth_results>${results ?? `<dkim><domain>${domain}</domain><selector>s1</selector><result>${dkim}</result></dkim><spf><domain>${domain}</domain><result>${spf}</result></spf>`}</auth_results>
  </record>`;
}

/** A message with one part in base64. */
export function mailWith(type: string, content: Uint8Array): string {
  const base64 = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    'From: dmarc@receiver.example',
    'To: reports@sender.example',
    'Subject: Report domain: sender.example',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is a report.',
    '--b',
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64,
    '--b--',
    '',
  ].join('\r\n');
}

export function octets(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
