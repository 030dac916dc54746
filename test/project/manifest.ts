import { readFileSync } from 'node:fs';
import { root } from '../../scripts/setup/paths.ts';

/** The parts of package.json that the tests look at. */
export interface Manifest {
  readonly version: string;
  readonly icon: string;
  readonly main: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly vscode: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly LanguageContribution[];
    readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[];
    readonly problemPatterns: readonly {
      readonly regexp: string;
      readonly file: number;
      readonly line: number;
      readonly column: number;
      readonly severity: number;
      readonly message: number;
      readonly code: number;
    }[];
    readonly grammars: readonly { readonly scopeName: string; readonly path: string }[];
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly configuration: readonly {
      readonly title: string;
      readonly order: number;
      readonly properties: Readonly<Record<string, SettingContribution>>;
    }[];
  };
}

export interface LanguageContribution {
  readonly id: string;
  readonly extensions: readonly string[];
  readonly filenames?: readonly string[];
  readonly filenamePatterns: readonly string[];
  readonly firstLine: string;
  readonly configuration?: string;
}

export interface SettingContribution {
  readonly default: unknown;
  readonly scope: string;
  readonly order: number;
  readonly markdownDescription: string;
}

/** Reads a JSON file of the project. */
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as T;
}

export const manifest: Manifest = readJson('package.json');
