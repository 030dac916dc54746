import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { likelyDomain } from '../../../client/src/likelyDomain.ts';

suite('the domain that a record in a program is probably of', () => {
  for (const [name, before, file, domain] of [
    [
      'Terraform',
      'resource "x" "spf" {\n  name = "example.com"\n  type = "TXT"\n  records = ["',
      'main.tf',
      'example.com',
    ],
    [
      'Kubernetes',
      '  - dnsName: mail.example.com\n    recordTTL: 180\n    targets:\n    - "',
      'dns.yaml',
      'mail.example.com',
    ],
    ['dnscontrol', 'D("example.com", REG, DnsProvider(CF),\n  TXT("@", "', 'dnsconfig.js', 'example.com'],
    [
      'CloudFormation',
      '{"Name":"example.com.","Type":"TXT","ResourceRecords":["',
      'stack.json',
      'example.com',
    ],
    ['octoDNS', "'':\n  - type: TXT\n    values:\n      - ", 'example.com.yaml', 'example.com'],
    ['the last one that is named', 'name = "example.org"\nname = "example.com"\n', 'main.tf', 'example.com'],
    ['files are no domains', 'import x from "./zone.js";\n', 'dns.ts', undefined],
    ['nothing', 'const spf = "', 'dns.ts', undefined],
  ] as const) {
    test(name, () => assert.equal(likelyDomain(before, file), domain));
  }
});
