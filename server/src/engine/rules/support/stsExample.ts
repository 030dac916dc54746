import type { ExampleFile } from '../rule.ts';

/** A policy that is right. */
export const POLICY = 'version: STSv1\nmode: enforce\nmx: *.mail.example.com\nmax_age: 604800\n';

const ADDRESS = 'https://mta-sts.example.com/.well-known/mta-sts.txt';

/** What web servers have for the policy of `example.com`. */
export function published(file: ExampleFile): Readonly<Record<string, ExampleFile>> {
  return { [ADDRESS]: file };
}

/** A zone with an MTA-STS record, its host, and TLS-RPT; `rest` stands below. */
export function stsZone(record: string, rest = ''): string {
  return `$ORIGIN example.com.
$TTL 1h
${record}
_smtp._tls TXT  "v=TLSRPTv1; rua=mailto:tls@example.com"
mta-sts    A    192.0.2.80
@          MX   10 mx1.mail.example.com.
mx1.mail   A    192.0.2.25
${rest}`;
}
