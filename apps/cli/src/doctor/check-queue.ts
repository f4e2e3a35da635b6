import { openClient } from '@nuancan/platform';
import { Redis } from 'ioredis';
import { ok, problem, warning, type Finding } from './finding.js';

const NEEDED_REDIS = 7;
const CONNECT_LIMIT_MS = 5_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** The queue's home: Redis with REDIS_URL, else PostgreSQL. */
export async function checkQueue(environment: Environment): Promise<Finding[]> {
  const { REDIS_URL: redisUrl, QUEUE_DATABASE_URL: queueUrl, DATABASE_URL: databaseUrl } = environment;
  if (redisUrl) return checkRedis(redisUrl);
  if (queueUrl) return [await checkPostgres(queueUrl)];
  if (!databaseUrl) return [];
  return [
    problem(
      { zh: '队列没有去处', en: 'The queue has no home' },
      {
        zh: '请设 REDIS_URL，或 QUEUE_DATABASE_URL（角色 nuancan_queue）',
        en: 'Set REDIS_URL, or QUEUE_DATABASE_URL (role nuancan_queue)',
      },
    ),
  ];
}

async function checkPostgres(url: string): Promise<Finding> {
  const where = new URL(url).host;
  try {
    const client = await openClient(url, 'nuancan-doctor');
    await client.end();
    return ok({ zh: `队列在 PostgreSQL ${where}`, en: `The queue is in PostgreSQL at ${where}` });
  } catch (error) {
    return unreachable(`PostgreSQL ${where}`, error, 'QUEUE_DATABASE_URL');
  }
}

async function checkRedis(url: string): Promise<Finding[]> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_LIMIT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let failure: unknown;
  redis.on('error', (error) => (failure = error));
  try {
    await redis.connect();
    return judgeRedis(await redis.info());
  } catch (error) {
    return [unreachable(`Redis ${new URL(url).host}`, failure ?? error, 'REDIS_URL')];
  } finally {
    redis.disconnect();
  }
}

/** @param info what Redis answers to INFO */
export function judgeRedis(info: string): Finding[] {
  const fields = new Map(info.split(/\r?\n/).map((line) => line.split(':', 2) as [string, string]));
  const version = fields.get('redis_version') ?? '?';
  const policy = fields.get('maxmemory_policy') ?? '?';
  const says = { zh: `Redis ${version}`, en: `Redis ${version}` };
  return [
    Number.parseInt(version, 10) >= NEEDED_REDIS
      ? ok(says)
      : problem(says, { zh: '需要 Redis 7 或更新版本', en: 'Redis 7 or newer is needed' }),
    policy === 'noeviction'
      ? ok({ zh: '内存满时不丢任务', en: 'No job is dropped when its memory is full' })
      : problem(
          {
            zh: `maxmemory-policy 是 ${policy}：内存满时会丢任务`,
            en: `maxmemory-policy is ${policy}: jobs are dropped when memory is full`,
          },
          { zh: '请设为 noeviction', en: 'Set it to noeviction' },
        ),
    fields.get('aof_enabled') === '1'
      ? ok({ zh: '任务写入磁盘（AOF）', en: 'Jobs are kept on disk (AOF)' })
      : warning(
          {
            zh: '没有打开 AOF：Redis 重启后任务由数据库补发',
            en: 'AOF is off: after a restart of Redis the database sends its jobs again',
          },
          { zh: '请设 appendonly yes', en: 'Set appendonly yes' },
        ),
  ];
}

function unreachable(what: string, error: unknown, variable: string): Finding {
  const why = error instanceof Error ? error.message : String(error);
  return problem(
    { zh: `连不上 ${what}：${why}`, en: `${what} cannot be reached: ${why}` },
    { zh: `请检查 ${variable}`, en: `Check ${variable}` },
  );
}
