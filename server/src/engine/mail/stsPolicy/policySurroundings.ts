/** What is known of the domain that a policy file is for. */
export interface PolicySurroundings {
  /** The domain: absolute, in lower case, without the final dot. */
  readonly domain?: string;
  /** The hosts of its MX records, absolute. */
  readonly mxHosts?: readonly string[];
  /** The id of its MTA-STS record. */
  readonly id?: string;
  /** File and id as they are in the last commit. */
  readonly committed?: PublishedPolicy;
  /** File and id as everybody finds them. */
  readonly published?: PublishedPolicy;
}

/** A policy file's text, and the id that it has in the MTA-STS record. */
export interface PublishedPolicy {
  readonly policy: string;
  readonly id: string;
}
