// Writes what other programs say of the zones with one defect. A test fails when it was not run.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPARISON, comparison } from './generate/comparison.ts';
import { root } from './setup/paths.ts';

writeFileSync(join(root, COMPARISON), comparison());
