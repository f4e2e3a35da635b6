/**
 * Builds the server (`npm run build:server`) and the web app (`npm run build:web`), each only when the content of its
 * sources differs from that of its last build, both at once when both are due. `--force` builds in any case.
 */
import './require-node24.mjs';

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const DIST = join(ROOT, 'dist');

const TESTS = /\.(spec|prop-spec|db-spec|queue-spec)\.tsx?$/;
const CONFIGURATION = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];

const PARTS = [
  {
    name: '服务端 server',
    script: 'build:server',
    sources: ['apps/api', 'apps/worker', 'apps/cli', 'libs'],
    output: 'apps/api/src/main.js',
    stamp: '.server-build',
    tidy: removeOrphans,
  },
  {
    name: '网页 web',
    script: 'build:web',
    sources: ['apps/web', 'libs/kernel', 'libs/five-ones', 'apps/api/openapi.json'],
    output: 'web/index.html',
    stamp: '.web-build',
    tidy: () => undefined,
  },
];

/** Every source file below `path`, in an order that does not depend on the file system. */
function* filesBelow(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path).sort()) {
    if (entry !== 'node_modules' && entry !== 'dist' && !TESTS.test(entry)) yield* filesBelow(join(path, entry));
  }
}

function contentHash({ sources, script }) {
  const hash = createHash('sha256').update(`${script} ${process.version}\n`);
  for (const source of [...CONFIGURATION, ...sources]) {
    for (const file of filesBelow(join(ROOT, source))) {
      hash
        .update(`${relative(ROOT, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function isBuilt(part, hash) {
  const stamp = join(DIST, part.stamp);
  return existsSync(join(DIST, part.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/**
 * What was compiled from a source that is gone would still be found and loaded. And the compiler, which writes only
 * what changed since its own notes, must forget them when its output was removed.
 */
function removeOrphans() {
  if (!existsSync(join(DIST, 'apps/api/src/main.js'))) rmSync(join(DIST, '.tsbuildinfo'), { force: true });
  for (const folder of ['apps', 'libs']) {
    for (const file of filesBelow(join(DIST, folder))) {
      const source = join(ROOT, relative(DIST, file));
      if (file.endsWith('.js') && !existsSync(source.replace(/\.js$/, '.ts'))) {
        rmSync(file);
        rmSync(`${file}.map`, { force: true });
      }
    }
  }
}

/** Runs one npm script; its output is shown only when it fails, so that two builds do not mix theirs. */
function runScript(script) {
  const npm = process.env.npm_execpath ?? '';
  const own = /npm-cli\.c?js$/.test(npm);
  return new Promise((done) => {
    const child = spawn(own ? process.execPath : 'npm', [...(own ? [npm] : []), 'run', '--silent', script], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: !own && process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', (error) => done({ code: 1, output: error.message }));
    child.once('close', (code) => done({ code, output }));
  });
}

async function build(part, hash) {
  const started = Date.now();
  process.stdout.write(`暖餐 · 正在构建 building ${part.name} …\n`);
  mkdirSync(DIST, { recursive: true });
  rmSync(join(DIST, part.stamp), { force: true });
  part.tidy();
  const { code, output } = await runScript(part.script);
  if (code !== 0 || !existsSync(join(DIST, part.output))) {
    process.stderr.write(
      `\n${output.trim()}\n\n暖餐 · 构建失败 build failed: ${part.name} (npm run ${part.script})\n\n`,
    );
    return false;
  }
  writeFileSync(join(DIST, part.stamp), hash);
  process.stdout.write(`暖餐 · 构建完成 built ${part.name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return true;
}

const force = process.argv.includes('--force');
const due = PARTS.map((part) => ({ part, hash: contentHash(part) })).filter(
  ({ part, hash }) => force || !isBuilt(part, hash),
);
const results = await Promise.all(due.map(({ part, hash }) => build(part, hash)));
if (results.includes(false)) process.exitCode = 1;
