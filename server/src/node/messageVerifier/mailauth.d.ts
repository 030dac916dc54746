/** The parts of mailauth that are used here, which have no declarations of their own. */
declare module 'mailauth/lib/dkim/dkim-verifier.js' {
  import { Writable } from 'node:stream';

  export type KeyResolver = (name: string, type: string) => Promise<string[][]>;

  export interface SignatureResult {
    readonly status: {
      readonly result: 'pass' | 'fail' | 'neutral' | 'none' | 'policy' | 'temperror' | 'permerror';
      readonly comment?: string | false;
      readonly warnings?: readonly string[];
      /** Octets of the body behind those that are signed. */
      readonly underSized?: number;
    };
    /** In base64: of the body as it is, and as the signature says. */
    readonly bodyHash?: string;
    readonly bodyHashExpecting?: string;
    readonly signingHeaders?: { readonly canonicalizedHeader: string };
  }

  export class DkimVerifier extends Writable {
    constructor(options: {
      readonly resolver: KeyResolver;
      readonly curTime: Date;
      readonly minBitLength: number;
      readonly rejectRsaSha1: boolean;
    });
    readonly signatureHeaders: readonly { readonly type: 'DKIM' | 'ARC'; readonly skip?: string }[];
    /** One for each signature header that is not skipped; one with the result `none` where there is no such. */
    readonly results: readonly SignatureResult[];
    readonly arc: ArcData;
  }

  export interface ArcData {
    readonly lastEntry?: { readonly i: number; readonly messageSignature?: SignatureResult };
  }
}

declare module 'mailauth/lib/arc/index.js' {
  import type { ArcData, KeyResolver } from 'mailauth/lib/dkim/dkim-verifier.js';

  export function arc(
    data: ArcData,
    options: { readonly resolver: KeyResolver; readonly minBitLength: number },
  ): Promise<{ readonly status: { readonly result: 'none' | 'pass' | 'fail'; readonly comment?: string } }>;
}
