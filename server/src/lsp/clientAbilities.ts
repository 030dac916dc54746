import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';

/** What the client can do, as far as the server does things differently for it. */
export interface ClientAbilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  /** Whether it asks again for inlay hints, and for code lenses, when it is told to. */
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly relativePatterns: boolean;
  readonly versionedEdits: boolean;
  readonly resolvesActionEdits: boolean;
  readonly workDoneProgress: boolean;
  readonly changesFolders: boolean;
  readonly readsFiles: boolean;
  /** Whether edits of the workspace may create files. */
  readonly createsFiles: boolean;
  /** Whether it opens addresses outside. */
  readonly showsDocuments: boolean;
  /** Whether it finds by itself what is wrong in open configuration files. */
  readonly validatesConfiguration: boolean;
  readonly showsZoneNames: boolean;
  readonly savesFiles: boolean;
  /** Selects documents with mail records outside of zone files, where the client leaves that to the server. */
  readonly mailDocuments: { language: string; scheme: string }[] | undefined;
  /** Selects messages, in the same way. */
  readonly messageDocuments: { language: string; scheme: string }[] | undefined;
  /** Whether the user trusts the workspace. */
  readonly isTrusted: boolean;
  /** Whether DNS may be asked. */
  readonly allowsLookups: boolean;
  readonly showsLookups: boolean;
  readonly marksMessages: boolean;
  readonly showsSpfTrees: boolean;
  readonly flattensSpf: boolean;
}

/** Reads the client's abilities from what it says at the start. */
export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): ClientAbilities {
  const { textDocument = {}, workspace = {}, window = {} } = capabilities;
  const options = (initializationOptions ?? {}) as InitializationOptions;
  const { codeAction } = textDocument;
  return {
    pullsDiagnostics: textDocument.diagnostic !== undefined,
    refreshesDiagnostics: workspace.diagnostics?.refreshSupport === true,
    refreshesHints: workspace.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace.codeLens?.refreshSupport === true,
    answersConfiguration: workspace.configuration === true,
    registersConfiguration: workspace.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace.didChangeWatchedFiles?.relativePatternSupport === true,
    versionedEdits: workspace.workspaceEdit?.documentChanges === true,
    resolvesActionEdits:
      codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    workDoneProgress: window.workDoneProgress === true,
    changesFolders: workspace.workspaceFolders === true,
    readsFiles: options.canReadFiles === true,
    createsFiles: workspace.workspaceEdit?.resourceOperations?.includes('create') === true,
    showsDocuments: window.showDocument?.support === true,
    validatesConfiguration: options.validatesConfiguration === true,
    showsZoneNames: options.showsZoneNames === true,
    savesFiles: options.savesFiles === true,
    mailDocuments: options.mailDocuments?.map(({ language, scheme }) => ({ language, scheme })),
    messageDocuments: options.messageDocuments?.map(({ language, scheme }) => ({ language, scheme })),
    isTrusted: options.isTrusted !== false,
    allowsLookups: options.isTrusted !== false && options.allowsLookups !== false,
    showsLookups: options.showsLookups === true,
    marksMessages: options.marksMessages === true,
    showsSpfTrees: options.showsSpfTrees === true,
    flattensSpf: options.flattensSpf === true,
  };
}
