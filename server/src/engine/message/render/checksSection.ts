import type {
  ArcInstance,
  ArcVerdict,
  DkimVerdict,
  DmarcVerdict,
  MessageReport,
  SpfVerdict,
} from '../messageReport.ts';
import { type Item, item, joined, type Line, listSection, quoted, type Section, said } from './blocks.ts';
import { alignmentText, findingItems, resultPiece, sourceItems } from './results.ts';

/** More signatures than a message has for a reason; the rest is counted. */
const MOST = 20;

/** What was checked: SPF, each DKIM signature, ARC, DMARC; each with the facts that it rests on. */
export function checksSection({ spf, dkim, arc, dmarc }: MessageReport): Section[] {
  const signatures = dkim.slice(0, MOST).map(dkimItem);
  const more = dkim.length - MOST;
  return listSection('Checks', [
    spfItem(spf),
    ...(dkim.length === 0 ? [item([said('DKIM', 'strong'), said(': '), resultPiece('none')])] : signatures),
    ...(more > 0 ? [item([said(`${more} more signatures.`, 'quiet')])] : []),
    ...arcItems(arc),
    dmarcItem(dmarc),
  ]);
}

function check(name: string, result: string, of: Line, reason: string, below: readonly Item[]): Item {
  const subject = of.length === 0 ? [] : [said(' for '), ...of];
  const why = reason === '' ? [] : [said(`: ${reason}`)];
  return item([said(name, 'strong'), said(': '), resultPiece(result), ...subject, ...why], below);
}

/** What came of SPF. */
export function spfItem({
  result,
  reason,
  ip,
  domain,
  helo,
  mechanism,
  explanation,
  lookups,
  isAligned,
  source,
}: SpfVerdict): Item {
  const facts: Line[] = [
    ...(ip === null ? [] : [[said('address '), quoted(ip)]]),
    ...(helo === null ? [] : [[said('HELO '), quoted(helo)]]),
    ...(mechanism === null ? [] : [[said('decided by '), quoted(mechanism)]]),
    ...(lookups === null ? [] : [[said(`${lookups} of 10 lookups`)]]),
    ...(isAligned === null ? [] : [[said(alignmentText(isAligned))]]),
  ];
  return check('SPF', result, domain === null ? [] : [quoted(domain)], reason, [
    ...lineItem(joined(facts)),
    ...(explanation === null ? [] : [item([said('The domain explains: '), quoted(explanation)])]),
    ...sourceItems(source),
  ]);
}

/** What came of a DKIM signature. */
export function dkimItem(verdict: DkimVerdict): Item {
  const { domain, selector, result, reason, likelyCause, bodyLength, source, findings } = verdict;
  const of: Line[] = [
    ...(domain === null ? [] : [[quoted(domain)]]),
    ...(selector === null ? [] : [[said('selector '), quoted(selector)]]),
  ];
  const { changedFields, addedFields, unsignedFields } = verdict;
  return check('DKIM', result, joined(of), reason, [
    ...lineItem(joined(signatureFacts(verdict))),
    ...(likelyCause === null || reason.includes(likelyCause)
      ? []
      : [item([said(`Likely cause: ${likelyCause}`)])]),
    ...names('Changed after signing', changedFields),
    ...names('Added after signing', addedFields),
    ...names('Not signed', unsignedFields),
    ...(bodyLength === null
      ? []
      : [item([said(`Only the first ${bodyLength} octets of the body are signed.`)])]),
    ...sourceItems(source),
    ...findingItems(findings),
  ]);
}

function signatureFacts(verdict: DkimVerdict): Line[] {
  const { algorithm, canonicalization, key, bodyHash, headerHash, timestamp, expires, isAligned } = verdict;
  const bits = key === null || key.bits === null ? '' : `, ${key.bits} bits`;
  return [
    ...(algorithm === null ? [] : [[quoted(algorithm), said(bits)]]),
    ...(canonicalization === null ? [] : [[quoted(`${canonicalization.header}/${canonicalization.body}`)]]),
    ...(bodyHash === 'unknown' ? [] : [[said('body '), hashPiece(bodyHash)]]),
    ...(headerHash === 'unknown' ? [] : [[said('header '), hashPiece(headerHash)]]),
    ...(timestamp === null ? [] : [[said('signed at '), quoted(timestamp)]]),
    ...(expires === null ? [] : [[said('expires at '), quoted(expires)]]),
    ...(key?.isTesting ? [[said('key for tests', 'doubtful')]] : []),
    ...(isAligned === null ? [] : [[said(alignmentText(isAligned))]]),
  ];
}

function hashPiece(hash: 'match' | 'mismatch') {
  return hash === 'match' ? said('unchanged', 'good') : said('changed', 'bad');
}

function arcItems({ result, reason, chain, findings }: ArcVerdict): Item[] {
  if (chain.length === 0 && findings.length === 0) return [];
  const instances = chain.slice(0, MOST).map(instanceItem);
  return [check('ARC', result, [], reason, [...instances, ...findingItems(findings)])];
}

/** What came of one instance of an ARC chain. */
export function instanceItem({
  instance,
  sealer,
  seal,
  messageSignature,
  chainValidation,
}: ArcInstance): Item {
  return item([
    said(`${instance}. `),
    ...(sealer === null ? [] : [quoted(sealer), said(': ')]),
    said('seal '),
    resultPiece(seal),
    said(', message signature '),
    resultPiece(messageSignature),
    ...(chainValidation === null ? [] : [said(', chain before it said to be '), quoted(chainValidation)]),
  ]);
}

/** What came of DMARC. */
export function dmarcItem(verdict: DmarcVerdict): Item {
  const { result, reason, domain, record, foundAt, steps, policy, disposition, alignment, source } = verdict;
  const facts: Line[] = [
    ...(policy === null ? [] : [[said(`policy ${policy}`)]]),
    ...(disposition === null ? [] : [[said('a receiver that follows it: '), dispositionPiece(disposition)]]),
    ...(alignment.spf === null ? [] : [[said(passText('SPF', alignment.spf))]]),
    ...(alignment.dkim === null ? [] : [[said(passText('DKIM', alignment.dkim))]]),
  ];
  const place = foundAt === null ? [] : [said(' at '), quoted(foundAt)];
  return check('DMARC', result, domain === null ? [] : [quoted(domain)], reason, [
    ...lineItem(joined(facts)),
    ...(record === null ? [] : [item([said('Record'), ...place, said(': '), quoted(record)])]),
    ...steps.map(({ name, outcome }) => item([quoted(name), said(`: ${outcome}`)])),
    ...sourceItems(source),
  ]);
}

/** Whether a method vouches for the domain in From: it has to pass, and to be aligned. */
function passText(method: string, isAligned: boolean): string {
  return `${method} ${isAligned ? 'vouches' : 'does not vouch'} for the domain in From`;
}

function dispositionPiece(disposition: NonNullable<DmarcVerdict['disposition']>) {
  if (disposition === 'none') return said('delivers it as any other', 'good');
  return disposition === 'reject' ? said('rejects it', 'bad') : said('takes it for suspicious', 'doubtful');
}

function names(what: string, fields: readonly string[]): Item[] {
  if (fields.length === 0) return [];
  return [item([said(`${what}: `), ...joined(fields.slice(0, MOST).map((name) => [quoted(name)]))])];
}

function lineItem(line: Line): Item[] {
  return line.length === 0 ? [] : [item(line)];
}
