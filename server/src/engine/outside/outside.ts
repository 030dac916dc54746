import type { Zone } from '../zone/zone.ts';
import type { CommittedZone } from './committedZone.ts';
import type { Neighbours } from './neighbours.ts';

/**
 * What is known of a zone beyond its files and configuration. The host sets it when it knows; what is not known is not
 * compared.
 */
export interface Outside {
  /** The zone in the last commit: not set while its files are as they are there. */
  committed?: CommittedZone | undefined;
  /** Finds the zones at hand, the asking one among them: for each comparison, since zones change. */
  neighbours?: ((own: Zone) => Neighbours) | undefined;
}

/** What a zone is compared with. */
export interface Surroundings {
  readonly committed: CommittedZone | undefined;
  readonly neighbours: Neighbours | undefined;
}
