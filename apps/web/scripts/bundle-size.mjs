// Prints what each face loads first, gzipped, from the built manifest; exit 1 when the operator's is beyond its limit.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_BYTES = 150_000;
const FACES = [
  { name: 'operator', entries: ['index.html', 'src/operator/serve-page.tsx'], limited: true },
  { name: 'official', entries: ['index.html', 'src/official/official-pages.tsx'], limited: false },
];
const web = new URL('../../../dist/web/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', web), 'utf8'));
const gzipped = (file) => gzipSync(readFileSync(new URL(file, web))).length;
const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`not in the manifest: ${key}`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const style of chunk.css ?? []) seen.add(style);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

let beyond = false;
for (const { name, entries, limited } of FACES) {
  const files = new Set(['index.html', ...entries.flatMap((entry) => [...filesOf(entry)])]);
  const bytes = [...files].reduce((sum, file) => sum + gzipped(file), 0);
  beyond ||= limited && bytes > LIMIT_BYTES;
  process.stdout.write(
    `${name}: ${inKilobytes(bytes)} gz first load${limited ? `, limit ${inKilobytes(LIMIT_BYTES)}` : ''}\n`,
  );
  for (const file of files) process.stdout.write(`  ${inKilobytes(gzipped(file)).padStart(9)}  ${file}\n`);
}
process.exitCode = beyond ? 1 : 0;
