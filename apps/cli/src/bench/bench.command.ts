import { Command } from 'commander';
import { CLAIMS_GOALS, measureClaims, type ClaimsBench } from './claims-bench.js';
import { measureClose, type CloseBenchRow } from './close-bench.js';
import { coverageCommand } from './coverage-bench.command.js';
import { coverageHttpCommand } from './coverage-http-bench.command.js';
import { addDeliveryBench } from './delivery-command.js';
import { addDonationsBench } from './donations-command.js';
import { addForecastBench } from './forecast-command.js';
import { EXPORT_GOAL_SECONDS, measureExports, type ExportsBenchRow } from './exports-bench.js';
import { IMPORT_GOAL_SECONDS, measureImport, type ImportBenchRow } from './import-bench.js';
import { addReplayBench } from './replay-command.js';
import { measureSearch, SEARCH_P99_MS, type SearchBenchRow } from './search-bench.js';
import { routesCommand } from './routes-bench.command.js';
import { measureMeals, type MealsBenchRow } from './meals-bench.js';

/** `nuancan bench meals|search|import|close|claims|exports|donations|replay|routes|forecast|coverage|coverage-http|delivery`: measures on this machine and prints ratios against a baseline in the same run. */
export function benchCommand(): Command {
  const bench = new Command('bench').description(
    '压测 · measure this machine: ratios against a baseline in the same run',
  );
  bench
    .command('meals')
    .description('meals/s over HTTP, single and in batches of 50, beside the same rows by bare pg')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const rows = await measureMeals(tellTerminal);
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));
      process.exitCode = rows.every((row) => row.reached) ? 0 : 1;
    });
  bench
    .command('search')
    .description('search of residents over HTTP at the demo district’s size, by kind of query, beside bare pg')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const rows = await measureSearch(tellTerminal);
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : searchTable(rows));
      process.exitCode = rows.every((row) => row.reached) ? 0 : 1;
    });
  bench
    .command('import')
    .description('rows/s of a district’s residents from CSV and XLSX, beside a bare COPY of the same rows')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const rows = await measureImport(tellTerminal);
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : importTable(rows));
      process.exitCode = rows.every((row) => row.reached !== false) ? 0 : 1;
    });
  bench
    .command('close')
    .description(
      'closing a day of 96 facilities, a month of 300,000 meals, and every invariant over it, beside a bare sum',
    )
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const rows = await measureClose(tellTerminal);
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : closeTable(rows));
      process.exitCode = rows.every((row) => row.reached) ? 0 : 1;
    });
  bench
    .command('exports')
    .description('a claim of 10,000 lines as XLSX, PDF and JSON, and what the process grows by, beside a bare query')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const rows = await measureExports(tellTerminal);
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : exportsTable(rows));
      process.exitCode = rows.every((row) => row.reached) ? 0 : 1;
    });
  bench
    .command('claims')
    .description('every check over a planted month of 300,000 meals: time beside a bare sum, recall, false alarms')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const measured = await measureClaims(tellTerminal);
      process.stdout.write(json ? `${JSON.stringify(measured, null, 2)}\n` : claimsTable(measured));
      process.exitCode = measured.reached ? 0 : 1;
    });
  addReplayBench(bench, tellTerminal);
  bench.addCommand(routesCommand());
  bench.addCommand(coverageCommand()).addCommand(coverageHttpCommand(tellTerminal));
  addDonationsBench(bench, tellTerminal);
  addForecastBench(bench, tellTerminal);
  addDeliveryBench(bench, tellTerminal);
  return bench;
}

function claimsTable({
  meals,
  seconds,
  bareSeconds,
  ratio,
  againSeconds,
  facilitySeconds,
  tookMs,
  againTookMs,
  totals: { claims, lines: taken, submitSeconds, totalsSeconds },
  checks,
  falseAlarms,
}: ClaimsBench): string {
  const lines = checks.map(({ code, planted, found, falseAlarms: alarms }) =>
    [
      code,
      `${String(found).padStart(5)} of ${String(planted).padStart(5)} found`,
      `${((100 * found) / Math.max(1, planted)).toFixed(1).padStart(5)} %`,
      `false alarms ${String(alarms).padStart(4)}`,
      `${String(tookMs[code] ?? 0).padStart(6)} ms`,
    ].join('  '),
  );
  const { checks: goal, falseAlarms: mostAlarms, totals: mostTotals } = CLAIMS_GOALS;
  return [
    ...lines,
    `prepare ${tookMs.prepare ?? 0} ms, rate ${tookMs.rate ?? 0} ms, raise ${tookMs.raise ?? 0} ms; again ${againTookMs.prepare ?? 0}, ${againTookMs.rate ?? 0}, ${againTookMs.raise ?? 0} ms`,
    `false alarms per 1,000 meals ${falseAlarms.toFixed(3)}  goal ≤ ${mostAlarms} ${falseAlarms <= mostAlarms ? 'reached' : 'MISSED'}`,
    `all checks over ${meals} meals ${seconds.toFixed(2)} s, again ${againSeconds.toFixed(2)} s  bare sum ${(bareSeconds * 1000).toFixed(1)} ms  ratio ${ratio.toFixed(0)}  goal ≤ ${goal} s ${seconds <= goal ? 'reached' : 'MISSED'}`,
    `all checks of one facility ${facilitySeconds.toFixed(2)} s`,
    `totals of ${claims} claims ${totalsSeconds.toFixed(2)} s  ratio ${(totalsSeconds / bareSeconds).toFixed(0)}  goal ≤ ${mostTotals} s ${totalsSeconds <= mostTotals ? 'reached' : 'MISSED'}; submitting them (${taken} lines) ${submitSeconds.toFixed(1)} s`,
    '',
  ].join('\n');
}

function tellTerminal(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
}

function exportsTable(rows: readonly ExportsBenchRow[]): string {
  const lines = rows.map(({ format, lines: count, seconds, bareSeconds, ratio, megabytes, grownMegabytes, reached }) =>
    [
      `${format.padEnd(5)}${count} lines`,
      `${seconds.toFixed(2).padStart(6)} s`,
      `bare query ${(bareSeconds * 1000).toFixed(0)} ms`,
      `ratio ${ratio.toFixed(1)}`,
      `${megabytes.toFixed(2)} MB`,
      `grown by ${grownMegabytes.toFixed(0)} MB`,
      `goal ≤ ${EXPORT_GOAL_SECONDS} s ${reached ? 'reached' : 'MISSED'}`,
    ].join('  '),
  );
  return `${lines.join('\n')}\n`;
}

function closeTable(rows: readonly CloseBenchRow[]): string {
  const lines = rows.map(({ name, seconds, bareSeconds, ratio, goal, reached }) =>
    [
      name.padEnd(22),
      `${seconds.toFixed(2).padStart(7)} s`,
      `bare sum ${(bareSeconds * 1000).toFixed(1).padStart(6)} ms`,
      `ratio ${ratio.toFixed(0).padStart(5)}`,
      goal === null ? '' : `goal ≤ ${goal} s ${reached ? 'reached' : 'MISSED'}`,
    ]
      .filter((part) => part !== '')
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}

function importTable(rows: readonly ImportBenchRow[]): string {
  const lines = rows.map(({ name, rows: count, checkSeconds, saveSeconds, rowsPerSecond, ratio, reached }) =>
    [
      name.padEnd(10),
      `${count} rows`,
      checkSeconds === null ? '' : `check ${checkSeconds.toFixed(1)} s`,
      `save ${saveSeconds.toFixed(1)} s`,
      `${rowsPerSecond.toFixed(0).padStart(7)} rows/s`,
      ratio === null ? '' : `ratio ${ratio.toFixed(3)}`,
      reached === null ? '' : `goal ≤ ${IMPORT_GOAL_SECONDS} s ${reached ? 'reached' : 'MISSED'}`,
    ]
      .filter((part) => part !== '')
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}

function searchTable(rows: readonly SearchBenchRow[]): string {
  const lines = rows.map(({ who, kind, http, raw, reached }) =>
    [
      `${who.padEnd(18)}${kind.padEnd(14)}`,
      `http p50 ${http.p50Ms.toFixed(1).padStart(5)} ms p99 ${http.p99Ms.toFixed(1).padStart(5)} ms`,
      `pg p50 ${raw.p50Ms.toFixed(1).padStart(5)} ms p99 ${raw.p99Ms.toFixed(1).padStart(5)} ms`,
      `goal p99 < ${SEARCH_P99_MS} ms ${reached ? 'reached' : 'MISSED'}`,
    ].join('  '),
  );
  return `${lines.join('\n')}\n`;
}

function table(rows: readonly MealsBenchRow[]): string {
  const lines = rows.map(({ name, http, raw, ratio, goal, reached }) =>
    [
      name.padEnd(18),
      `http ${http.mealsPerSecond.toFixed(0).padStart(6)}/s p50 ${http.p50Ms.toFixed(1)} ms p99 ${http.p99Ms.toFixed(1)} ms`,
      raw
        ? `pg ${raw.mealsPerSecond.toFixed(0).padStart(6)}/s p50 ${raw.p50Ms.toFixed(1)} ms p99 ${raw.p99Ms.toFixed(1)} ms`
        : '',
      ratio === null ? '' : `ratio ${ratio.toFixed(2)}`,
      `goal ${goal} ${reached ? 'reached' : 'MISSED'}`,
    ]
      .filter((part) => part !== '')
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}
