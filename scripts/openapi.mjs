/**
 * Writes the OpenAPI document of the *built* api (apps/api/openapi.json) and the web client's types made from it
 * (apps/web/src/api/schema.d.ts). `--check` only compares: 1 when what is committed is not what the api does.
 */
import './require-node24.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const ROOT = resolve(import.meta.dirname, '..');
const DOCUMENT = 'apps/api/openapi.json';
const TYPES = 'apps/web/src/api/schema.d.ts';
const LARGEST_DOCUMENT_BYTES = 16 * 1024 * 1024;

function documentOfBuiltApi() {
  const printed = spawnSync(process.execPath, ['dist/apps/api/src/openapi.js'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: LARGEST_DOCUMENT_BYTES,
  });
  if (printed.status === 0) return printed.stdout;
  process.stderr.write(`the built api did not print its document (npm run build first)\n${printed.stderr}\n`);
  process.exit(1);
}

async function typesOf(document) {
  const types = await openapiTS(JSON.parse(document));
  return `// Made by \`npm run openapi\` from ${DOCUMENT}; never edited by hand.\n${astToString(types)}`;
}

function committed(file) {
  try {
    return readFileSync(join(ROOT, file), 'utf8');
  } catch {
    return '';
  }
}

/** The first line that differs is enough to see what changed. */
function firstDifference(have, want) {
  const [old, now] = [have.split('\n'), want.split('\n')];
  const at = now.findIndex((line, index) => line !== old[index]);
  const line = at === -1 ? now.length : at;
  return `line ${line + 1}\n  committed: ${old[line] ?? '(end)'}\n  built:     ${now[line] ?? '(end)'}`;
}

const document = documentOfBuiltApi();
const wanted = [
  [DOCUMENT, document],
  [TYPES, await typesOf(document)],
];
for (const [file, text] of wanted) {
  if (committed(file) === text) continue;
  if (process.argv.includes('--check')) {
    process.stderr.write(
      `${file} is not what the built api says, run \`npm run openapi\`; ${firstDifference(committed(file), text)}\n`,
    );
    process.exitCode = 1;
    continue;
  }
  mkdirSync(dirname(join(ROOT, file)), { recursive: true });
  writeFileSync(join(ROOT, file), text);
  process.stdout.write(`wrote ${file}\n`);
}
