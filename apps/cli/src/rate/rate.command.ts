import { readFile } from 'node:fs/promises';
import { FUNDERS, parsePolicy, type Policy, type Rating } from '@nuancan/five-ones';
import { formatYuan, ZERO_FEN } from '@nuancan/kernel';
import { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { explainFileFailure, isUnreadable } from '../command/explain-failure.js';
import { CASE_COLUMNS, type CaseCells } from './case-column.js';
import { rateCase } from './rate-case.js';
import { readCases } from './read-cases.js';

interface RateOptions {
  readonly policy: string;
  readonly cases: string;
  readonly json: boolean;
}

const HELP_AFTER = `
列 columns（中文或英文 in Chinese or English；birthDate、businessDate、price 必填 required）:
${Object.entries(CASE_COLUMNS)
  .map(([column, { zh, said }]) => `  ${column.padEnd(18)} ${zh}: ${said}`)
  .join('\n')}

政策的 JSON 格式 the policy's JSON: libs/five-ones/README.md
退出码 exit codes: 0 已算 rated, 1 文件有问题 a file has problems, 2 用法错误 wrong use`;

/** `nuancan rate`: a policy document and a CSV of cases in, the amounts per funder out; needs no database. */
export function rateCommand(): Command {
  return new Command('rate')
    .description('按补贴标准试算：每例由谁付多少 · rate cases by a policy: who pays how much')
    .requiredOption('--policy <file>', '补贴标准 JSON · the policy document')
    .requiredOption('--cases <file>', '案例 CSV（UTF-8）· the cases')
    .option('--json', '打印 JSON（分）而不是 CSV（元）· print JSON in fen, not CSV in yuan', false)
    .addHelpText('after', HELP_AFTER)
    .action(async (options: RateOptions) => {
      process.exitCode = await rate(options);
    });
}

async function rate({ policy: policyFile, cases: casesFile, json }: RateOptions): Promise<0 | 1 | 2> {
  try {
    const policy = parsePolicy(JSON.parse(await readFile(policyFile, 'utf8')));
    const { cases, problems } = readCases(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(casesFile)));
    for (const { line, column, zh, en } of problems)
      process.stderr.write(`${casesFile}:${line} ${column}: ${zh} · ${en}\n`);
    if (problems.length > 0) return 1;
    const rated = cases.map((cells) => ({ cells, rating: rateCase(policy, cells) }));
    process.stdout.write(json ? `${JSON.stringify(rated.map(told), null, 2)}\n` : table(policy, rated));
    return 0;
  } catch (error) {
    process.stderr.write(explainFileFailure(error));
    return isUnreadable(error) ? 2 : 1;
  }
}

interface RatedCase {
  readonly cells: CaseCells;
  readonly rating: Rating;
}

function told({ cells, rating }: RatedCase): object {
  return { name: cells.name ?? null, ...rating };
}

function table(policy: Policy, rated: readonly RatedCase[]): string {
  const amounts = ['price', 'elder', 'government', ...FUNDERS, 'discount'];
  const header = ['name', ...amounts, 'tier', 'flags'];
  const rows = rated.map(({ cells, rating }) => [
    cells.name ?? '',
    ...[rating.priceFen, rating.elderDueFen, rating.governmentFen].map(formatYuan),
    ...FUNDERS.map((funder) =>
      formatYuan(rating.shares.find((share) => share.funder === funder)?.amountFen ?? ZERO_FEN),
    ),
    formatYuan(rating.discountFen),
    rating.tierCode ?? '',
    rating.flags.join(';'),
  ]);
  return stringify([header, ...rows], { escape_formulas: true });
}
