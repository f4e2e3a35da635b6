/** Writes docs/checks.md from the files of the checks. */
import './require-node24.mjs';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CHECKS } from '../libs/reconciliation/src/check/checks.ts';
import { renderChecksPage } from '../libs/reconciliation/src/check/render-checks-page.ts';

const ROOT = resolve(import.meta.dirname, '..');
writeFileSync(join(ROOT, 'docs/checks.md'), renderChecksPage(CHECKS));
process.stderr.write('wrote docs/checks.md\n');
