import type { Rule } from './rule.ts';
import { duplicateTag } from './tls/duplicateTag.ts';
import { multiple } from './tls/multiple.ts';
import { owner } from './tls/owner.ts';
import { ruaMissing } from './tls/ruaMissing.ts';
import { ruaScheme } from './tls/ruaScheme.ts';
import { ruaSeparator } from './tls/ruaSeparator.ts';
import { ruaUri } from './tls/ruaUri.ts';
import { tagSyntax } from './tls/tagSyntax.ts';
import { unknownTag } from './tls/unknownTag.ts';
import { version } from './tls/version.ts';
import { withoutStsOrDane } from './tls/withoutStsOrDane.ts';

/** TLS reporting records. */
export const TLS_RULES: readonly Rule[] = [
  version,
  owner,
  multiple,
  tagSyntax,
  duplicateTag,
  unknownTag,
  ruaMissing,
  ruaScheme,
  ruaSeparator,
  ruaUri,
  withoutStsOrDane,
];
