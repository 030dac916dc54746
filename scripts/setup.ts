// Installs what the tests need and is missing: Debian packages, and the editor for the browser.
import { findDesktop } from './editor/desktop.ts';
import { browserTools, ensureTools, testTools } from './setup/tools.ts';
import { ensureWorkbench } from './setup/workbench.ts';

try {
  if ((await findDesktop()) === undefined) {
    ensureTools([...testTools, ...browserTools]);
    ensureWorkbench();
  } else {
    ensureTools(testTools);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
