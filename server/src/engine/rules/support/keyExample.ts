/*
 * Public keys for examples: the private ones were thrown away when they were made.
 */

export const RSA_512 =
  'MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAL6ybBMrBVUGzu24rPY3A8hS9WODgf4TFlsXH+3pxixIsTaAi53hk9n9ET8uXZgnp3mCujNPYqeTHfQE0xHAQmMCAwEAAQ==';
export const RSA_1024 =
  'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDb6pQ2bHnS3KCFBmZoYIoAqtZ4aKm7k3O90sCsTcHvGC4iszbyYXcrRxDXm5KoUpEqOzumXd8CxwpalX8jKPXjK3WB6GVcMDsJt4w/lrE1wUT8Z5g1dNLo5dqZwVh7CSDUkK9Dt8mFRUUsP6c8/qxq9sFPam4lr5SxFbsZ35IyxwIDAQAB';
export const RSA_2048 =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA6tY7FsqpdFz8sFKtkaIXfUcyMEWUhVvMERgXEcivHSB//k4/zk3IzGRYh92FhW31wY9Ft3uhACdHbkDPF/VkBtLZ1+sFq31pykrcOr917FjKCdmFRb+w+4HXLWN/5eTZJ4vTYb95ChnnXHvK3JmXY/sP8hHzQyGCbOJ18ATKRloODDm6P4eTbj2qBszCEwxzt75em0LAgJyzUt9F5A2EqyKs0Inmn8LiMozurkOO8MPxhrl5dnOlAVRNgA/aKHJJFYhAH23UZUC6MjP2Eap2JFDaTt/dgTchNIYNdK9+ndBDO3fku14X/sAA8dlSiYh4ST9jQB4m9pneJYdI/FU7BwIDAQAB';
/** With the exponent 3. */
export const RSA_EXPONENT_3 =
  'MIIBIDANBgkqhkiG9w0BAQEFAAOCAQ0AMIIBCAKCAQEAn2O+7wBDMtBVuAWIQDexYPGcOZ0+uSljjEpc/hgifZBigNqTgQrgLFPqSRMEzaHGcfbXlOvDxNZTBULf8RjvDIKDj/xonV5ro+KIoDlSaFKbMKTAfxd0zy7UJIJ5jSqn8rstVNpR8GLakQ8nMKLX3ujBffoitshnUXBkveCorVF4IlFEMxm9XbnYg2xbGcxpnTWZMVAnxMxoQP+7ENj+EZGbcN7vpR23P/z1OkNU0wWaQ5M986aRA2gHjuDBSnuxRp/uq5a3Jm9BSzvSqWGlb4N1WiE5k2D6NOcogGk5lunr2WK/YV3oriaNZY/S3U0W5NTbW57GbzC8qiCrBHbMbwIBAw==';
export const RSA_4096 =
  'MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAvD+MQUbOSG1o0A+gjMGNO60LQKMbRwqy7iZE9GtKnZyx1EN75ZwewmTZRE4EQpun4tT43U4UZw0aqn/ef5DgBaoEOq1ftXE97AISmPCSwYN2Pz/jhffVbWIejjQf9aqnkltUIAKLq8IbuULzGYdktQsq42oows/wqmMAabQvl2bx8DCsaXWkKslmhR75EbdzA7PXcYUFylHfPjmKplUTVFIbNV4R7TQVrEARy4iBkJIYyOuZ7I3ppFjQwxVL1ukIv75On4asCdk0ieFjd4FA2Ac1b/2wwv9mDFoccXd7oCt0wyZ2emHJ5DILUEpGG5lPqlYdqO1CWJnf+h9uNkKf+dtURDYt/mIDs8YUxqWyDJX4Jh+zqnCb1+yuF8WSn0hdD0jW1q1nPsZ2MDiJ0ukg6Cvi2ZpW3UK+KVv6Y+HgLfD0CdF4d5KeG+AzGAKccR1i5smtsXodG1La2M9JhENrPJi8TkY/I6p5RpuvToHneXABKvGXMWRJMRRh1QL6NcS0QEEUMO+yrCnnTa1Sdqzm0dHM6Q76Jj0iR+8RGkEqkmFHdp3rAGiZ+xr7B7hgiYMHRWFi9Ph6tCLIcKuDMbthCuczv3dLBXMM/lcMx+15V6iDLhlY1l74uam5YQMIjF+ftMrZwfFAEPpEkaHJca8oa9ry+u/F24IkxnlffcsnqFMCAwEAAQ==';
/** Alone, and in its structure. */
export const ED25519 = '0AhRKSDm8VxMQKddfNKJJ/TIVfVM1nLtIHONEKK43vM=';
export const ED25519_SPKI = 'MCowBQYDK2VwAyEA0AhRKSDm8VxMQKddfNKJJ/TIVfVM1nLtIHONEKK43vM=';

export const ED25519_OTHER = 'E6JHZBaw6WHk0hi6B8+lEps33x/cRV7Im6Or7PfxqS0=';

/** Where the text of a record begins in an example. */
const START = 's1._domainkey TXT "';
const MAX_STRING = 255;

/**
 * A zone with one key record, in strings on a line each where it is long; with the marker of what is found in it.
 *
 * @param marked the part of the text that the finding is about
 * @param finding as in a marker: `error: dkim/p-der`
 */
export function keyZone(text: string, marked?: string, finding?: string): string {
  const strings = text.match(new RegExp(`.{1,${MAX_STRING}}`, 'gs')) ?? [''];
  const isLong = strings.length > 1;
  const before = isLong ? `${START.slice(0, -1)}( "` : START;
  const lines = strings.map(
    (string, i) => `${i === 0 ? before : `${' '.repeat(before.length - 1)}"`}${string}"`,
  );
  const zone = `$ORIGIN example.com.\n$TTL 1h\n${lines.join('\n')}${isLong ? ' )' : ''}\n`;
  if (marked === undefined) return zone;
  const start = text.indexOf(marked);
  const at = (offset: number) => ({
    line: Math.floor(offset / MAX_STRING),
    column: before.length + (offset % MAX_STRING) + 1,
  });
  const from = at(start);
  const to = at(start + Math.max(marked.length, 1) - 1);
  const end = from.line === to.line ? `${to.column}` : `+${to.line - from.line}:${to.column}`;
  const range = marked === '' ? `@${from.column}` : `@${from.column}-${end}`;
  const header = 2;
  const marker = `; ${range} ${finding}`;
  return zone
    .split('\n')
    .flatMap((line, i) => (i === header + from.line ? [line, marker] : [line]))
    .join('\n');
}
