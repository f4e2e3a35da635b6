import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';

const LOADER = new URL('../../../../test/support/load-typescript.mjs', import.meta.url).href;
const SUBJECT = new URL('./exit-with-parent.ts', import.meta.url).href;

/** A process that would run for ever and tells when it is asked to close. */
function program(close: string): string {
  return `
    const { exitWithParent } = await import('${SUBJECT}');
    exitWithParent(${close});
    setInterval(() => undefined, 1000);
    console.log('running');`;
}

describe('exitWithParent', () => {
  let child: ChildProcess | undefined;

  afterEach(() => {
    child?.kill('SIGKILL');
  });

  async function start(code: string, channel: 'ipc' | 'ignore'): Promise<ChildProcess> {
    child = spawn(process.execPath, ['--import', LOADER, '--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit', channel],
    });
    if (child.stdout !== null) await once(child.stdout, 'data');
    return child;
  }

  it('closes and ends when the channel to the supervisor closes', async () => {
    const running = await start(program(`async () => console.log('closed')`), 'ipc');
    const said = running.stdout === null ? Promise.resolve([]) : once(running.stdout, 'data');
    running.disconnect();
    const [code] = await once(running, 'exit');
    expect(code).toBe(0);
    expect(String((await said)[0])).toContain('closed');
  });

  it('ends with 1 when closing fails', async () => {
    const running = await start(program(`() => Promise.reject(new Error('stuck'))`), 'ipc');
    running.disconnect();
    const [code] = await once(running, 'exit');
    expect(code).toBe(1);
  });

  it('does nothing without a supervisor', async () => {
    const running = await start(program(`async () => undefined`), 'ignore');
    expect(running.exitCode).toBeNull();
  });
});
