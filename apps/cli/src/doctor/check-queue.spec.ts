import { describe, expect, it } from 'vitest';
import { checkQueue, judgeRedis } from './check-queue.js';

const info = (version: string, policy: string, aof: string): string =>
  `# Server\r\nredis_version:${version}\r\nmaxmemory_policy:${policy}\r\naof_enabled:${aof}\r\n`;

describe('checkQueue', () => {
  it.each([
    [info('7.0.15', 'noeviction', '1'), ['ok', 'ok', 'ok']],
    [info('8.2.1', 'noeviction', '0'), ['ok', 'ok', 'warning']],
    [info('6.2.0', 'allkeys-lru', '1'), ['problem', 'problem', 'ok']],
    ['', ['problem', 'problem', 'warning']],
  ])('judges a Redis by what it says of itself: %j', (said, statuses) => {
    expect(judgeRedis(said).map(({ status }) => status)).toEqual(statuses);
  });

  it('names a server that does not answer, and never its password', async () => {
    const findings = await Promise.all([
      checkQueue({ REDIS_URL: 'redis://:very-secret@127.0.0.1:1' }),
      checkQueue({ QUEUE_DATABASE_URL: 'postgres://nuancan_queue:very-secret@127.0.0.1:1/x', DATABASE_URL: 'x' }),
      checkQueue({ DATABASE_URL: 'postgres://nuancan_app@127.0.0.1/x' }),
    ]);
    expect(findings.flat().map(({ status }) => status)).toEqual(['problem', 'problem', 'problem']);
    expect(JSON.stringify(findings)).toContain('127.0.0.1:1');
    expect(JSON.stringify(findings)).not.toContain('very-secret');
    expect(await checkQueue({})).toEqual([]);
  });
});
