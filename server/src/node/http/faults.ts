import type { HttpFailure, HttpFault } from '../../engine/http/http.ts';
import { whyUnreachable } from '../dns/unreachable.ts';

export function fault(reason: HttpFailure, detail: string): HttpFault {
  return { status: 'failed', reason, detail };
}

/** What keeps a certificate from counting, by the codes of Node and OpenSSL, as the end of a sentence. */
const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  CERT_REVOKED: 'it was withdrawn',
  CERT_SIGNATURE_FAILURE: 'its signature is wrong',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
  HOSTNAME_MISMATCH: 'it is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'it is of an authority that is not known',
  UNABLE_TO_GET_ISSUER_CERT: 'it is of an authority that is not known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'the certificate of its issuer is not sent with it, or is of an authority that is not known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'the certificate of its issuer is not sent with it, or is of an authority that is not known',
  INVALID_CA: 'it is of an authority that may issue none',
  INVALID_PURPOSE: 'it is for another purpose',
};

/** Why a file could not be fetched from a server: its own fault, or perhaps the network's. */
export function faultOf({ host }: URL, error: Error): HttpFault {
  const code = 'code' in error ? String(error.code) : '';
  const words = CERTIFICATE[code];
  if (words !== undefined || code.startsWith('CERT_')) {
    return fault('certificate', `The certificate of "${host}" does not count: ${words ?? error.message}.`);
  }
  if (code.startsWith('HPE_'))
    return fault('malformed', `What "${host}" answers is no HTTP (${error.message}).`);
  // Not TLS at all, or no version of it that is of use.
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return fault('malformed', `With "${host}" no secure connection can be made (${reasonOf(error)}).`);
  }
  return fault('unreachable', whyUnreachable(`"${host}"`, error));
}

/** OpenSSL tells its reason behind numbers: `C0…:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:…`. */
function reasonOf(error: Error): string {
  return 'reason' in error ? String(error.reason) : error.message.slice(0, 200);
}
