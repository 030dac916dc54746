import type { CheckedZone } from '../../engine/checkedZone.ts';
import { isVerifiable } from '../../engine/dnssec/isVerifiable.ts';
import { plain } from '../../engine/text/plain.ts';
import type { FileSetup } from '../project.ts';
import type { FileProgress } from './checkFile.ts';

/**
 * Verifies a zone that was read and checked, if it is signed or has a digest. Where that would take long and was not asked
 * for, only what stands at the zone's own name is verified, and the user is told.
 */
export async function verifySigned(
  checked: CheckedZone,
  { path, config, now }: FileSetup,
  progress: FileProgress,
): Promise<void> {
  if (config.dnssec === 'off' || !isVerifiable(checked.zone)) return;
  // Loaded here, because most zones are not signed.
  const { AUTOMATIC_LIMIT, verifyZone } = (await import('../zoneCommands.ts')).forFewChecks;
  const { dnssecCrypto } = await import('../../node/dnssecCrypto.ts');
  const limit = config.dnssec === 'on' ? Number.POSITIVE_INFINITY : AUTOMATIC_LIMIT;
  const steps = verifyZone(checked, {
    crypto: dnssecCrypto,
    now: now === undefined ? Date.now : () => now,
    limit,
  });
  let step = steps.next();
  for (let done = 1; !step.done; done++) {
    // Roughly a step for each name.
    progress(Math.min(1, done / checked.zone.names.count), 'verified');
    step = steps.next();
  }
  if (step.value.extent !== 'apex') return;
  console.error(
    `hostmaster: ${plain(path)}: verifying all of its signatures would take long, so only those of the zone's own name were verified. The option --dnssec verifies all.`,
  );
}
