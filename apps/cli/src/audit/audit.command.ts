import { checkInvariants, INVARIANTS, type InvariantResult } from '@nuancan/canteen';
import { Command, InvalidArgumentError } from 'commander';
import { COVERAGE_INVARIANTS, PLAN_INVARIANTS } from '@nuancan/coverage';
import { ORDER_INVARIANTS, OUTCOME_INVARIANTS, RUN_INVARIANTS } from '@nuancan/delivery';
import { MESSAGE_INVARIANTS } from '@nuancan/messaging';
import { OVERSIGHT_INVARIANTS } from '@nuancan/oversight';
import { openClient } from '@nuancan/platform';
import { CLAIM_INVARIANTS, FINDING_INVARIANTS, GRANT_INVARIANTS } from '@nuancan/reconciliation';
import { FAMILY_INVARIANTS } from '@nuancan/family';
import { WELFARE_INVARIANTS } from '@nuancan/welfare';
import { runOnOwnerDatabase } from '../command/run-on-owner-database.js';
import { requireMigrated } from '../migrate/require-migrated.js';

interface AuditOptions {
  readonly limit: number;
  readonly json: boolean;
}

const MOST_ROWS = 1_000;

/** `nuancan audit`: proves every invariant on one snapshot, reading only. Exit codes: 0 all hold, 1 one does not, 2. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('核验全部不变量，指出首先违反的行 · prove every invariant, or name the first rows that break one')
    .option('--limit <rows>', `每项最多列出的行数 · rows named per invariant, 1–${MOST_ROWS}`, rows, 5)
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ limit, json }: AuditOptions) => {
      process.exitCode = await runOnOwnerDatabase(
        async ({ ownerUrl }) => {
          const onResult = json ? undefined : (result: InvariantResult) => process.stdout.write(lines(result));
          const results = await audit(ownerUrl, { limit, onResult });
          const broken = results.filter(({ offending }) => offending.length > 0).length;
          process.stdout.write(json ? `${JSON.stringify(told(results))}\n` : summary(results.length, broken));
          return broken === 0 ? 0 : 1;
        },
        { mustExist: true },
      );
    });
}

async function audit(
  ownerUrl: string,
  options: { limit: number; onResult: ((result: InvariantResult) => void) | undefined },
): Promise<InvariantResult[]> {
  const client = await openClient(ownerUrl, 'nuancan-audit');
  try {
    await requireMigrated(client);
    return await checkInvariants(client, {
      ...options,
      invariants: [
        ...INVARIANTS,
        ...OVERSIGHT_INVARIANTS,
        ...CLAIM_INVARIANTS,
        ...GRANT_INVARIANTS,
        ...FINDING_INVARIANTS,
        ...ORDER_INVARIANTS,
        ...[...COVERAGE_INVARIANTS, ...PLAN_INVARIANTS],
        ...RUN_INVARIANTS,
        ...MESSAGE_INVARIANTS,
        ...WELFARE_INVARIANTS,
        ...FAMILY_INVARIANTS,
        ...OUTCOME_INVARIANTS,
      ],
    });
  } finally {
    await client.end();
  }
}

function lines({ invariant, offending, ms }: InvariantResult): string {
  const { name, zh, en } = invariant;
  const mark = offending.length === 0 ? '✓' : '✗';
  return [
    `${mark} ${name} (${ms} ms)\n    ${zh}\n    ${en}\n`,
    ...offending.map((row) => `    → ${JSON.stringify(row)}\n`),
  ].join('');
}

function summary(checked: number, broken: number): string {
  return broken === 0
    ? `\n${checked} 项全部成立 · all ${checked} hold\n`
    : `\n${checked} 项中 ${broken} 项不成立 · ${broken} of ${checked} do not hold\n`;
}

function told(results: readonly InvariantResult[]): object[] {
  return results.map(({ invariant: { name, en }, offending, ms }) => ({
    name,
    en,
    ms,
    holds: offending.length === 0,
    offending,
  }));
}

function rows(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MOST_ROWS) throw new InvalidArgumentError(`1–${MOST_ROWS}`);
  return value;
}
