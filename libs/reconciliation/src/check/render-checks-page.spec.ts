import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CHECKS } from './checks.js';
import { renderChecksPage } from './render-checks-page.js';

it('is what docs/checks.md says', () => {
  const page = readFileSync(new URL('../../../../docs/checks.md', import.meta.url), 'utf8');
  expect(page).toBe(renderChecksPage(CHECKS));
});
