import { readAddress } from '../addressText.ts';
import { type AddressSet, EVERYTHING, NOTHING, setOf } from '../networks.ts';
import type { Network, SpfMechanism } from '../spfRecord.ts';
import type { TermAnswer } from './spfTree.ts';

/** Addresses that a mechanism matches; `isUnknown` where it may match others, which the message or a failed lookup hides. */
export interface Matches {
  readonly known: AddressSet;
  readonly isUnknown: boolean;
}

/** What a mechanism other than `include` matches (RFC 7208 §5). */
export function matchesOf(mechanism: SpfMechanism, found: TermAnswer | undefined): Matches {
  switch (mechanism.name) {
    case 'all':
      return { known: EVERYTHING, isUnknown: false };
    case 'ip4':
    case 'ip6':
      return { known: setOf(mechanism.network ? [mechanism.network] : []), isUnknown: false };
    case 'a':
    case 'mx':
      return hostMatches(mechanism, found);
    case 'exists':
      if (found?.status === 'found') return { known: EVERYTHING, isUnknown: false };
      return { known: NOTHING, isUnknown: !isNothing(found) };
    case 'ptr':
    case 'include':
      return { known: NOTHING, isUnknown: true };
  }
}

/** Whether there is certainly nothing. */
function isNothing(found: TermAnswer | undefined): boolean {
  return found?.status === 'noName' || found?.status === 'noData' || found?.status === 'invalidName';
}

function hostMatches({ prefix4 = 32, prefix6 = 128 }: SpfMechanism, found: TermAnswer | undefined): Matches {
  switch (found?.status) {
    case 'noName':
    case 'noData':
    case 'invalidName':
      return { known: NOTHING, isUnknown: false };
    case 'found': {
      const networks = found.hosts.flatMap(({ ipv4, ipv6 }) =>
        [...ipv4, ...ipv6].flatMap((text): Network[] => {
          const address = readAddress(text);
          if (address === undefined) return [];
          const { family, value } = address;
          return [{ family, address: value, prefix: family === 4 ? prefix4 : prefix6 }];
        }),
      );
      return { known: setOf(networks), isUnknown: found.hosts.some(({ failed }) => failed !== undefined) };
    }
    default:
      return { known: NOTHING, isUnknown: true };
  }
}
