import { DomainError } from '@nuancan/kernel';
import { Command } from 'commander';
import { explainFailure } from '../command/explain-failure.js';
import { progressOn } from './progress.js';
import { up } from './up.js';
import { welcomeText, type WelcomeAccount } from './welcome.js';

const HELP_AFTER = `
环境变量 environment:
  PORT, HOST            监听地址 where to listen (3000, 127.0.0.1)
  NUANCAN_DATA_DIR      数据目录 folder of the embedded database (<here>/.nuancan)
  DATABASE_URL          自备 PostgreSQL（角色 nuancan_app）a PostgreSQL of your own
  DATABASE_OWNER_URL    其所有者，用于升级结构 its owner, for migrations
  QUEUE_DATABASE_URL    队列连接（角色 nuancan_queue）the queue's connection
  REDIS_URL             队列改用 Redis the queue on Redis instead
  FIELD_KEYS, FIELD_INDEX_KEY
                        加密密钥；内置数据库自动生成 keys of protected fields (made for the embedded database)
  LOG_LEVEL             日志级别 what the services log (warn)`;

const LEFT_OVER_LIMIT_MS = 500;

/** `nuancan up`: everything on this machine, until Ctrl-C. Exit codes: 0 stopped on request, 1 problem, 2 wrong use. */
export function upCommand(): Command {
  return new Command('up')
    .description('启动全部服务：数据库、接口、后台任务 · run everything: database, api, worker')
    .option('--no-demo', '首次启动不载入演示区 · do not load the demo district on the first run')
    .option('--port <port>', '监听端口，优先于 PORT · port to listen on, wins over PORT')
    .option('--json', '就绪后在标准输出打印一行 JSON · print one line of JSON on standard output when ready', false)
    .addHelpText('after', HELP_AFTER)
    .action(async (options: { demo: boolean; port?: string; json: boolean }) => {
      process.exitCode = await runUp(options);
      // Work that a stop has left unfinished must not keep us: everything that counts has been stopped.
      setTimeout(() => process.exit(), LEFT_OVER_LIMIT_MS).unref();
    });
}

async function runUp(options: { demo: boolean; port?: string; json: boolean }): Promise<number> {
  // A closed terminal or a broken pipe must not end us before the services are stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const out = options.json ? process.stderr : process.stdout;
  try {
    await up({
      environment: options.port === undefined ? process.env : { ...process.env, PORT: options.port },
      demo: options.demo,
      progress: progressOn(out),
      writeLog: (line) => out.write(`${line}\n`),
      onReady: async ({ url, data, demoLogins }) => {
        const accounts = demoLogins.length > 0 ? await demoAccounts(demoLogins) : [];
        const { DEMO_FAMILY_TOKEN } = await import('../demo/demo-accounts.js');
        const familyPath = `/family#${DEMO_FAMILY_TOKEN}`;
        process.stdout.write(
          options.json
            ? `${JSON.stringify({ url, data, accounts })}\n`
            : welcomeText({ url, data, accounts, familyPath }),
        );
      },
    });
    return 0;
  } catch (error) {
    process.stderr.write(explainFailure(error));
    return error instanceof DomainError && error.code === 'UP.PORT_INVALID' ? 2 : 1;
  }
}

async function demoAccounts(logins: readonly string[]): Promise<readonly WelcomeAccount[]> {
  const { DEMO_ACCOUNTS } = await import('../demo/demo-accounts.js');
  return DEMO_ACCOUNTS.filter(({ login }) => logins.includes(login));
}
