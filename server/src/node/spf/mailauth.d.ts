/** The parts of mailauth that are used here, which have no declarations of their own. */
declare module 'mailauth/lib/spf/spf-verify.js' {
  /** What a term that matched says, or why there is no result. */
  export interface Verified {
    readonly qualifier?: '+' | '-' | '~' | '?';
    readonly error?: 'none' | 'permerror' | 'temperror';
    readonly text?: string;
    readonly type?: string;
    readonly val?: string;
    /** Of a matching include: what matched in its record. */
    readonly include?: Verified;
    /** The record. */
    readonly rr?: string;
    readonly explanation?: string;
  }

  export type MailauthResolver = (name: string, type: string) => Promise<unknown[]>;

  export function spfVerify(
    domain: string,
    options: {
      readonly sender: string;
      readonly ip: string;
      readonly helo: string;
      readonly mta: string;
      readonly strict: boolean;
      readonly resolver: MailauthResolver;
      readonly expResolver: MailauthResolver;
      readonly createSubResolver: (options?: { readonly ignoreVoid?: boolean }) => MailauthResolver;
    },
  ): Promise<Verified | false>;
}

declare module 'mailauth/lib/spf/syntax.js' {
  export function isValidTargetName(name: string): boolean;
}
