import type { InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import { bumpOnSave } from './bumpOnSave.ts';
import { bumpSerial } from './bumpSerial.ts';
import { callHierarchy } from './callHierarchy.ts';
import { codeLens } from './codeLens.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { dkimKeys } from './dkimKeys.ts';
import type { Feature, FeatureParts, RunCommand } from './feature.ts';
import { flattenRecords } from './flattenSpf.ts';
import { folding } from './folding.ts';
import { formatting } from './formatting.ts';
import { highlights } from './highlights.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlayHints.ts';
import { links } from './links.ts';
import { lookUp } from './lookUp.ts';
import { outline } from './outline.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { selection } from './selection.ts';
import { semanticTokens } from './semanticTokens.ts';
import { signatureHelp } from './signatureHelp.ts';
import { showTrees } from './spfTrees.ts';
import { verifyDnssec } from './verifyDnssec.ts';
import { workspaceSymbols } from './workspaceSymbols.ts';

/** What the server does for an editor beyond finding and fixing what is wrong. */
export const FEATURES: readonly Feature[] = [
  completion,
  signatureHelp,
  semanticTokens,
  outline,
  workspaceSymbols,
  definition,
  references,
  highlights,
  selection,
  folding,
  links,
  callHierarchy,
  rename,
  hover,
  inlayHints,
  codeLens,
  bumpSerial,
  bumpOnSave,
  formatting,
  verifyDnssec,
  dkimKeys,
  lookUp,
  showTrees,
  flattenRecords,
];

/** What all features together announce. */
export function featureCapabilities(client: InitializeParams['capabilities']): ServerCapabilities {
  return Object.assign({}, ...FEATURES.map(({ capabilities }) => capabilities(client)));
}

/** The commands that features run. */
export const FEATURE_COMMANDS: Readonly<Record<string, RunCommand>> = Object.assign(
  {},
  ...FEATURES.map(({ commands }) => commands ?? {}),
);

/** Has every feature answer what it is asked. */
export function serveFeatures(parts: FeatureParts): void {
  for (const { serve } of FEATURES) serve(parts);
}
