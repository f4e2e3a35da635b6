import { Command } from 'commander';
import { explainFailure } from '../command/explain-failure.js';
import { checkConfiguration } from './check-configuration.js';
import { checkDatabase } from './check-database.js';
import { checkMachine } from './check-machine.js';
import { checkQueue } from './check-queue.js';
import type { Finding } from './finding.js';
import { machineFacts } from './machine-facts.js';

const MARKS = { ok: '✓', warning: '!', problem: '✗' } as const;

/** `nuancan doctor`: what is wrong with this machine or configuration. Exit codes: 0 nothing, 1 a problem, 2 wrong use. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('体检：这台机器和配置哪里不对 · what is wrong with this machine or configuration')
    .option('--json', '打印 JSON · print JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      try {
        const findings = await examine(process.env);
        process.stdout.write(json ? `${JSON.stringify(findings, null, 2)}\n` : findings.map(line).join(''));
        process.exitCode = findings.some(({ status }) => status === 'problem') ? 1 : 0;
      } catch (error) {
        process.stderr.write(explainFailure(error));
        process.exitCode = 1;
      }
    });
}

async function examine(environment: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  return [
    ...checkMachine(machineFacts(environment)),
    ...(await checkConfiguration(environment)),
    ...(await checkDatabase(environment)),
    ...(await checkQueue(environment)),
  ];
}

function line({ status, says, todo }: Finding): string {
  const head = `${MARKS[status]} ${says.zh === says.en ? says.zh : `${says.zh} · ${says.en}`}\n`;
  return todo === undefined ? head : `${head}    → ${todo.zh}\n      ${todo.en}\n`;
}
