// Installs what the tests need and is missing: Debian packages, and the editor for the browser.
import { findDesktop } from './editor/desktop.ts';
import { browserTools, ensureTools, zoneTools } from './setup/tools.ts';
import { ensureWorkbench } from './setup/workbench.ts';

try {
  if ((await findDesktop()) === undefined) {
    ensureTools([...zoneTools, ...browserTools]);
    ensureWorkbench();
  } else {
    ensureTools(zoneTools);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
