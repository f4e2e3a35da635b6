import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CHROMIUMS = ['chromium-headless-shell', 'chromium', 'chromium-browser'];

/**
 * What the tests need beside npm's packages, by Debian's names, and how to see that it is there. `better`: the same
 * without a desktop, in less processor time; where it cannot be had, the other will do.
 */
const PACKAGES = [
  { name: 'redis-server', isThere: () => runs('redis-server', ['--version']) },
  {
    name: 'chromium',
    isThere: () => CHROMIUMS.some((program) => runs(program, ['--version'])),
    better: { name: CHROMIUMS[0], isThere: () => runs(CHROMIUMS[0], ['--version']) },
  },
  // Without Chinese letters every page would still pass, and every picture of it would show boxes.
  { name: 'fonts-noto-cjk', isThere: hasChineseFont },
];

function runs(program, argv) {
  return spawnSync(program, argv, { stdio: 'ignore' }).status === 0;
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.status === 0 ? listed.stdout.trim() !== '' : existsSync('/usr/share/fonts/opentype/noto');
}

function missing() {
  return PACKAGES.filter(({ isThere }) => !isThere()).map(({ name }) => name);
}

/** RUNLEVEL=1 keeps Debian from starting a Redis service with the package. */
function aptGet(...argv) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const done = spawnSync('apt-get', ['-qq', ...argv], { env, encoding: 'utf8', timeout: 900_000 });
  if (done.status !== 0) process.stderr.write(`apt-get ${argv.join(' ')}: ${done.error?.message ?? done.stderr}\n`);
  return done.status === 0;
}

function install(name) {
  process.stdout.write(`暖餐 · 正在安装 installing ${name} …\n`);
  aptGet('install', '--yes', '--no-install-recommends', name);
}

/**
 * Installs Redis, Chromium and Chinese letters where they are missing and this process may (root, apt-get). Never
 * fails: the suites that need what is still missing fail by themselves and say so.
 */
export function installSystemPackages() {
  const better = PACKAGES.flatMap(({ better: other }) => (other === undefined || other.isThere() ? [] : [other.name]));
  if (missing().length + better.length === 0) return;
  if (process.getuid?.() === 0 && runs('apt-get', ['--version']) && aptGet('update')) {
    for (const name of better) install(name);
    for (const name of missing()) install(name);
  }
  const still = missing();
  if (still.length === 0) return;
  process.stderr.write(
    `\n暖餐 · 缺少 ${still.join('、')}，相关测试将失败。请以管理员身份安装：apt-get install ${still.join(' ')}\n` +
      `       ${still.join(', ')} missing: the tests that need it will fail. Install as administrator: apt-get install ${still.join(' ')}\n\n`,
  );
}
