import { ensureLoginRoles } from '@nuancan/platform';
import { Command } from 'commander';
import { runOnOwnerDatabase } from '../command/run-on-owner-database.js';
import { bringUpToDate } from './bring-up-to-date.js';

const HELP_AFTER = `
环境变量 environment:
  DATABASE_OWNER_URL      数据库所有者的连接；没有则用内置数据库 the owner's connection; without it, the embedded one
  NUANCAN_APP_PASSWORD    一并设置时，建立或更新两个登录角色 when both are set, the two login roles
  NUANCAN_QUEUE_PASSWORD  （nuancan_app、nuancan_queue） are made or get these passwords`;

/** `nuancan migrate`: brings the schema and the queue's tables to this version. Exit codes 0, 1, 2. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('升级数据库结构，可重复运行 · bring the database to this version; safe to repeat')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .addHelpText('after', HELP_AFTER)
    .action(async ({ json }: { json: boolean }) => {
      process.exitCode = await runOnOwnerDatabase(async ({ ownerUrl }) => {
        const { NUANCAN_APP_PASSWORD: appPassword, NUANCAN_QUEUE_PASSWORD: queuePassword } = process.env;
        if (appPassword && queuePassword) await ensureLoginRoles(ownerUrl, { appPassword, queuePassword });
        const ran = await bringUpToDate(ownerUrl);
        const told = ran.length === 0 ? '结构已是最新 · up to date' : ran.map((name) => `✓ ${name}`).join('\n');
        process.stdout.write(`${json ? JSON.stringify({ ran }) : told}\n`);
        return 0;
      });
    });
}
