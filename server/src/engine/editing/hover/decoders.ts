import { ADDRESSES } from './families/addresses.ts';
import { CAA } from './families/caa.ts';
import { CERTIFICATES } from './families/certificates.ts';
import { DNSSEC } from './families/dnssec.ts';
import { KX, MX, NAPTR, SRV, URI } from './families/hosts.ts';
import { LOC } from './families/location.ts';
import { SERVICE_BINDING } from './families/serviceBinding.ts';
import { RP, SOA } from './families/soa.ts';
import { TEXT } from './families/text.ts';
import type { TypeDecoder } from './fieldValue.ts';

/** What is to be said of records, by their types. */
export const DECODERS: Readonly<Record<string, TypeDecoder>> = {
  ...ADDRESSES,
  ...CERTIFICATES,
  ...DNSSEC,
  CAA,
  HTTPS: SERVICE_BINDING,
  KX,
  LOC,
  MX,
  NAPTR,
  RP,
  SOA,
  SPF: TEXT,
  SRV,
  SVCB: SERVICE_BINDING,
  TXT: TEXT,
  URI,
};
