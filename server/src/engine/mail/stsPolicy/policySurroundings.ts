/** What is known of the domain that a policy file is for. */
export interface PolicySurroundings {
  /** The hosts of its MX records, absolute. */
  readonly mxHosts?: readonly string[];
  /** The id of its MTA-STS record. */
  readonly id?: string;
  /** File and id as they are in the last commit. */
  readonly committed?: { readonly policy: string; readonly id: string };
}
