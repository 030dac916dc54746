import { BLOCK_LISTS } from './blockLists.ts';
import { PROVIDER_CODES, type ProviderCode } from './providerCodes.ts';

/** Who answers: by the host that was talked to, or by marks in its words. Codes of others are not taken for theirs. */
export const PROVIDERS: readonly { readonly name: string; readonly host: RegExp; readonly words: RegExp }[] =
  [
    {
      name: 'Google',
      host: /(?:^|\.)(?:google|gmail|googlemail|1e100)\.(?:com|net)$/i,
      words: /\bg(?:smtp|cdp)\b|(?:support|groups)\.google\.com/i,
    },
    {
      name: 'Microsoft',
      host: /(?:^|\.)(?:outlook|hotmail|office365|microsoft|live)\.com$/i,
      words:
        /RESOLVER\.[A-Z]+|STOREDRV\.|\.outlook\.com|office365|\(AS\(?\d+\)?|\bprotection\.outlook|aka\.ms\/|go\.microsoft\.com|mail\.live\.com|Hostname=\S+PROD|\[\w+\.\w+\.prod\b/i,
    },
    {
      name: 'Yahoo',
      host: /(?:^|\.)(?:yahoodns\.net|yahoo\.com|aol\.com|yahoo\.net)$/i,
      words: /yahooinc\.com|verizonmedia\.com|postmaster\.yahoo|\[(?:TSS?\d+|PH\d+|BL\d+|SS?\d+)\]/i,
    },
    {
      name: 'Apple',
      host: /(?:^|\.)(?:icloud|me|mac|apple)\.com$/i,
      words: /support\.apple\.com|\[(?:CS|HM|HVM?)\d+\]/i,
    },
    {
      name: 'Mimecast',
      host: /(?:^|\.)mimecast(?:-\w+)?\.(?:com|org|co\.za)$/i,
      words: /mimecast|MCSpamSignature/i,
    },
    { name: 'La Poste', host: /(?:^|\.)laposte\.net$/i, words: /\bLPN\d{3}_\d{2,3}/ },
    { name: 'Orange', host: /(?:^|\.)(?:orange|wanadoo)\.fr$/i, words: /\bofr_?\d{3}/i },
  ];

/**
 * What a provider's own code in a text means; `undefined` where none is known.
 *
 * @param host the server that was talked to, if it is known; else who wrote the report may have refused by itself
 */
export function providerCode(
  text: string,
  host: string | null,
  reporter: string | null,
): ProviderCode | undefined {
  const said = text.slice(0, 4000);
  const isOf = (one: (typeof PROVIDERS)[number]) =>
    one.words.test(said) || (host === null ? reporter?.startsWith(one.name) === true : one.host.test(host));
  const providers = PROVIDERS.filter(isOf);
  const own = PROVIDER_CODES.find(
    ({ provider, code }) => providers.some(({ name }) => name === provider) && code.test(said),
  );
  return (
    own ??
    BLOCK_LISTS.find(
      ({ provider, code }) => said.toLowerCase().includes(provider.toLowerCase()) && code.test(said),
    )
  );
}
