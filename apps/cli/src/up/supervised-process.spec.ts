import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogRelay } from './log-relay.js';
import { SupervisedProcess } from './supervised-process.js';

describe('SupervisedProcess', () => {
  let folder: string;
  let lines: string[];
  let subject: SupervisedProcess | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nuancan-supervised-'));
    lines = [];
  });
  afterEach(async () => {
    await subject?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function supervise(code: string): SupervisedProcess {
    const script = join(folder, 'main.mjs');
    writeFileSync(script, code);
    const relay = new LogRelay({ name: 'api', write: (line) => lines.push(line), now: Date.now });
    subject = new SupervisedProcess({
      name: 'api',
      script,
      environment: { FOLDER: folder, PATH: process.env['PATH'] },
      relay,
    });
    subject.start();
    return subject;
  }

  async function untilLine(pattern: RegExp, count = 1): Promise<void> {
    for (const end = Date.now() + 10_000; lines.filter((line) => pattern.test(line)).length < count; await sleep(20)) {
      if (Date.now() > end) throw new Error(`no ${pattern} in:\n${lines.join('\n')}`);
    }
  }

  it('starts a crashed process again and passes its lines on', async () => {
    supervise(`console.log('started'); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50);`);
    await untilLine(/\[api\] started/, 2);
    expect(lines.some((line) => line.includes('SIGKILL'))).toBe(true);
  });

  it('lets it finish on stop and does not start it again', async () => {
    const running = supervise(`
      import { writeFileSync } from 'node:fs';
      process.on('SIGTERM', () => setTimeout(() => { writeFileSync(process.env.FOLDER + '/done', 'yes'); process.exit(0); }, 200));
      setInterval(() => undefined, 1000);
      console.log('started');`);
    await untilLine(/started/);
    await running.stop();
    expect(readFileSync(join(folder, 'done'), 'utf8')).toBe('yes');
    await sleep(700);
    expect(lines).toEqual(['[api] started']);
  });

  it('does not start again what crashed just before the stop', async () => {
    const running = supervise(`console.log('started'); process.exit(3);`);
    await untilLine(/code 3/);
    await running.stop();
    await sleep(700);
    expect(lines.filter((line) => line.includes('started'))).toHaveLength(1);
  });
});
