/**
 * First step of `npm start` and `npm test`, on whatever Node the machine has (18 or later), before anything is
 * installed: installs the dependencies when package-lock.json has changed since the last time, and makes sure that
 * they brought Node 24, on which everything after this step runs. Plain JavaScript without dependencies.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.nuancan-install.json');
const NODE_24 = join(MODULES, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const OLDEST_NODE = 18;
const OLDEST_NPM = 8;
const PROGRESS_EVERY_MS = 10_000;
const KEPT_OUTPUT = 20_000;

/** What npm's output says about the cause, the first match counts; each with the way out. */
const CAUSES = [
  {
    pattern: /EROFS|EACCES|EPERM|permission denied/i,
    zh: '无法写入安装目录。请把项目放到可写的目录，或改正目录的权限与所有者。',
    en: 'The folder cannot be written. Move the project to a writable folder, or correct its permissions and owner.',
  },
  {
    pattern: /ENOSPC|no space left/i,
    zh: '磁盘已满。安装约需 1 GB。',
    en: 'The disk is full. The installation needs about 1 GB.',
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/,
    zh: '无法连接 npm 软件源。请检查网络、代理（npm config set proxy …）或软件源（npm config get registry）。',
    en: 'The npm registry cannot be reached. Check the network, the proxy (npm config set proxy …) or the registry (npm config get registry).',
  },
  {
    pattern: /EUSAGE|in sync/,
    zh: 'package.json 与 package-lock.json 不一致。请运行 npm install 后重试。',
    en: 'package.json and package-lock.json do not agree. Run npm install and try again.',
  },
];

function say(zh, en) {
  process.stdout.write(`暖餐 · ${zh}\n       ${en}\n`);
}

function fail(zh, en) {
  process.stderr.write(`\n暖餐 · 出错 error\n  ${zh}\n  ${en}\n\n`);
  process.exit(1);
}

function requireOldestNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return;
  fail(
    `本机的 Node 是 ${process.version}，安装需要 ${OLDEST_NODE} 或更新（之后会自动使用 Node 24）。`,
    `This machine has Node ${process.version}; installing needs ${OLDEST_NODE} or later (Node 24 is brought in by itself).`,
  );
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
}

/** The system is part of the stamp: a folder copied from another machine holds that machine's binaries. */
function expectedStamp() {
  return JSON.stringify({ lock: lockHash(), system: `${process.platform}-${process.arch}` });
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** True when somebody ran `npm ci` or `npm install` by hand and it brought exactly what the lock file asks for. */
function isInstalledByHand() {
  const installed = readText(join(MODULES, '.package-lock.json'));
  if (installed === '' || !bringsNode24()) return false;
  const have = JSON.parse(installed).packages;
  const want = JSON.parse(readText(join(ROOT, 'package-lock.json'))).packages;
  return Object.entries(want).every(
    ([path, entry]) =>
      path === '' || (have[path] === undefined ? entry.optional === true : have[path].version === entry.version),
  );
}

function bringsNode24() {
  const asked = spawnSync(NODE_24, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  return asked.status === 0 && asked.stdout.startsWith('v24.');
}

/** Root passes every permission check, so only a real write tells a read-only file system. */
function requireWritable() {
  const probe = join(ROOT, `.writable-${process.pid}`);
  try {
    mkdirSync(MODULES, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    fail(
      `无法写入 ${ROOT}（${error.code}）。请把项目复制到可写的目录再运行。`,
      `${ROOT} cannot be written (${error.code}). Copy the project to a writable folder and run it there.`,
    );
  }
}

/**
 * The npm that runs this script, on the Node it runs on itself; never the Node inside node_modules, which the
 * installation is about to remove. The path is cleaned of node_modules/.bin for the same reason.
 */
function npmCall() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')))
    .join(delimiter);
  const script = process.env.npm_execpath ?? '';
  const node = process.env.npm_node_execpath ?? process.execPath;
  const own = /npm-cli\.c?js$/.test(script) && existsSync(node) && !node.startsWith(MODULES);
  return {
    command: own ? node : 'npm',
    first: own ? [script] : [],
    options: { cwd: ROOT, env: { ...process.env, PATH: path }, shell: !own && process.platform === 'win32' },
  };
}

function requireNpm({ command, first, options }) {
  const asked = spawnSync(command, [...first, '--version'], { ...options, encoding: 'utf8' });
  const version = (asked.stdout ?? '').trim();
  if (asked.status !== 0) {
    fail('找不到 npm。请安装 Node.js（自带 npm）。', 'npm was not found. Install Node.js, which brings it.');
  }
  if (Number(version.split('.')[0]) < OLDEST_NPM) {
    fail(
      `npm ${version} 太旧，需要 ${OLDEST_NPM} 或更新：npm install -g npm`,
      `npm ${version} is too old; ${OLDEST_NPM} or later is needed: npm install -g npm`,
    );
  }
}

/** Runs `npm ci`; what it prints is kept for the explanation of a failure. */
function runNpmCi({ command, first, options }) {
  // Development dependencies hold Node 24 and the build: needed even where NODE_ENV=production is set.
  const wanted = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  return new Promise((done) => {
    const child = spawn(command, [...first, ...wanted], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const started = Date.now();
    const ticking = setInterval(() => {
      process.stdout.write(`       … ${Math.round((Date.now() - started) / 1000)} s\n`);
    }, PROGRESS_EVERY_MS);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-KEPT_OUTPUT)));
    }
    const end = (code) => {
      clearInterval(ticking);
      done({ code, output, seconds: Math.round((Date.now() - started) / 1000) });
    };
    child.once('error', (error) => {
      output += error.message;
      end(1);
    });
    child.once('close', end);
  });
}

function explainFailure(output) {
  process.stderr.write(`\n${output.trim()}\n`);
  const cause = CAUSES.find(({ pattern }) => pattern.test(output));
  fail(
    cause?.zh ?? '依赖安装失败（npm ci），原因见上。再次运行会从头安装。',
    cause?.en ?? 'Installing the dependencies failed (npm ci), see above. The next run starts over.',
  );
}

async function install() {
  say('正在安装依赖（首次约 1–3 分钟）…', 'installing dependencies (1–3 minutes the first time) …');
  requireWritable();
  const npm = npmCall();
  requireNpm(npm);
  rmSync(STAMP, { force: true });
  const { code, output, seconds } = await runNpmCi(npm);
  if (code !== 0) explainFailure(output);
  say(`依赖已安装（${seconds} 秒）。`, `dependencies installed (${seconds} s).`);
}

function requireBroughtNode24() {
  if (bringsNode24()) return;
  fail(
    '依赖中的 Node 24 没有装上：npm 的安装脚本被禁止了。请运行 npm config set ignore-scripts false（npm 12 还需保留 package.json 中的 allowScripts），删除 node_modules 后重试。',
    "Node 24 did not come with the dependencies: npm's install scripts are blocked. Run npm config set ignore-scripts false (npm 12 also needs allowScripts in package.json), remove node_modules and try again.",
  );
}

/** Without the stamp the next start only looks once more; a read-only installation that is complete may run. */
function writeStamp(stamp) {
  try {
    writeFileSync(STAMP, stamp);
  } catch (error) {
    if (error.code !== 'EROFS' && error.code !== 'EACCES') throw error;
  }
}

requireOldestNode();
const stamp = expectedStamp();
if (readText(STAMP) !== stamp) {
  if (!isInstalledByHand()) await install();
  requireBroughtNode24();
  writeStamp(stamp);
}
