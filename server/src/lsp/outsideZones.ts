import type { CheckedZone } from '../engine/checkedZone.ts';
import { activeRules } from '../engine/config/levels.ts';
import { findCommitted } from '../engine/outside/committedZone.ts';
import { delegatesToSigned } from '../engine/outside/delegations.ts';
import type { Hash } from '../engine/outside/signedNeighbours.ts';
import { neighboursOf } from '../engine/outside/zoneNeighbours.ts';
import { nameText } from '../engine/zone/nameText.ts';
import { apexOf, type Zone } from '../engine/zone/zone.ts';
import type { Git } from './git.ts';
import { filesFor, type IncludeSources } from './includedFiles.ts';
import { filesOf, isUnread, type OpenZone, zoneOptions } from './openZone.ts';
import type { OpenZones } from './openZones.ts';
import type { Slices } from './slices.ts';
import { schemeOf } from './uris.ts';
import type { LoadCrypto } from './verifiedZones.ts';

/** What is needed to know what lies outside of open zones. */
export interface OutsidePorts {
  readonly zones: OpenZones;
  readonly slices: Slices;
  readonly git: Git | undefined;
  readonly loadCrypto: LoadCrypto | undefined;
  sources(): IncludeSources;
  failed(doing: string, reason: unknown): void;
}

/** Keeps open zones compared with their last commit and with each other. */
export interface OutsideZones {
  /** A zone was brought up to date. */
  read(zone: OpenZone): void;
  /** A zone was closed. */
  closed(): void;
  /** Files were saved, or HEAD is another commit: git is asked again. */
  commitsChanged(): void;
}

const REVERSE = /(?:^|\.)(?:in-addr|ip6)\.arpa\.$/i;

/** What is known of a zone's files in HEAD. */
interface Held {
  readonly ids: string;
  /** `same` while the zone's files are as they are there; `none` where its own file is not there. */
  readonly state: 'none' | 'same' | 'known';
}

export function createOutsideZones({
  zones,
  slices,
  git,
  loadCrypto,
  sources,
  failed,
}: OutsidePorts): OutsideZones {
  const held = new WeakMap<CheckedZone, Held>();
  const busy = new WeakSet<CheckedZone>();

  const readZones = (): OpenZone[] =>
    [...zones.all()].filter((zone) => zone.isSetUp && !isUnread(zone) && apexOf(zone.checked.zone).hasSoa);

  const compare = (zone: OpenZone) => {
    zones
      .compareAgain(zone)
      .catch((reason) => failed(`comparing ${zone.uri} with what is around it`, reason));
  };

  let hash: Hash | undefined;
  let isLearning = false;
  /** Loads what makes the digests of DS records, with the first that are to be compared. */
  const learnHash = () => {
    if (isLearning || loadCrypto === undefined) return;
    isLearning = true;
    loadCrypto().then(
      (crypto) => {
        hash = crypto.hash;
        compareAll();
      },
      (reason) => failed('loading the cryptography', reason),
    );
  };

  /**
   * Zones are compared with each other where there are some of both kinds, or some that delegate to others which are signed.
   *
   * @param compared the one that was so just now
   */
  const compareAll = (compared?: OpenZone) => {
    const known = readZones();
    const delegates = delegatesToSigned(known.map(({ checked }) => checked.zone));
    if (delegates) learnHash();
    const isWorth = known.length > 1 && (delegates || known.some(({ checked }) => isReverse(checked.zone)));
    const neighbours = isWorth
      ? (own: Zone) => neighboursOf(new Set([...readZones().map(({ checked }) => checked.zone), own]), hash)
      : undefined;
    for (const zone of known) {
      const { outside } = zone.checked.rules;
      const had = outside.neighbours !== undefined;
      outside.neighbours = neighbours;
      if (had !== isWorth || (isWorth && zone !== compared)) compare(zone);
    }
  };

  /** Asks git for a zone's files, unless it is known that nothing can have changed. */
  const holdAgainstCommit = async (zone: OpenZone, versions: Git): Promise<void> => {
    const { checked, revision } = zone;
    const isWanted = () => zones.get(zone.uri) === zone && zone.checked === checked;
    if (busy.has(checked)) return;
    busy.add(checked);
    try {
      const { outside } = checked.rules;
      const found = await versions.find([...filesOf(zone)]);
      const ids = found.map((version) => version?.id ?? '').join(' ');
      const before = held.get(checked);
      if (!isWanted() || (before?.ids === ids && before.state === 'known')) return;
      const options = zoneOptions(zone.key, zone.setup, filesFor({ ...zone, asked: new Set() }, sources));
      const run = (steps: Iterator<void>) => slices.run(steps, isWanted);
      const committed = await findCommitted(checked.zone, options, versions, run);
      if (!isWanted()) return;
      const isThere = found[0] !== undefined;
      held.set(checked, { ids, state: committed ? 'known' : isThere ? 'same' : 'none' });
      if (committed === outside.committed) return;
      outside.committed = committed;
      if (zone.work === undefined) compare(zone);
    } finally {
      busy.delete(checked);
      // It was changed meanwhile.
      if (isWanted() && zone.revision !== revision && zone.work === undefined) commit(zone);
    }
  };
  const commit = (zone: OpenZone) => {
    const { checked, setup } = zone;
    if (git === undefined || schemeOf(zone.key) !== 'file') return;
    const state = held.get(checked)?.state;
    // Once it is known what the records were, the zone's own comparison does the rest.
    if (state === 'none' || state === 'known') return;
    if (!activeRules(setup.config).some(({ id }) => id === 'zone/serial-not-bumped')) return;
    holdAgainstCommit(zone, git).catch((reason) =>
      failed(`comparing ${zone.uri} with its last commit`, reason),
    );
  };
  const commitsChanged = () => {
    git?.forget();
    for (const zone of readZones()) {
      const known = held.get(zone.checked);
      if (known !== undefined) held.set(zone.checked, { ...known, state: 'same' });
      commit(zone);
    }
  };
  git?.onHeadChanged(commitsChanged);

  return {
    read(zone) {
      compareAll(zone);
      if (apexOf(zone.checked.zone).hasSoa) commit(zone);
    },
    closed: () => compareAll(),
    commitsChanged,
  };
}

function isReverse(zone: Zone): boolean {
  return REVERSE.test(nameText(zone.names, apexOf(zone).name));
}
