import { Command } from 'commander';
import { measureCoverage, type CoverageBenchRow } from './coverage-bench.js';

/** `nuancan bench coverage`: what the 15-minute map computes on a real city, beside textbook Dijkstra over Maps. */
export function coverageCommand(): Command {
  return new Command('coverage')
    .description('walking network of a real city: import, snapping, coverage, what-ifs, siting, beside naive Dijkstra')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const rows = await measureCoverage((row) => {
        if (!json) process.stdout.write(`${line(row)}\n`);
      });
      if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
      process.exitCode = rows.every(({ reached }) => reached !== false) ? 0 : 1;
    });
}

function line({ name, milliseconds, naive, ratio, goal, reached }: CoverageBenchRow): string {
  return [
    name.padEnd(32),
    `${milliseconds.toFixed(3).padStart(10)} ms CPU`,
    naive === null || ratio === null ? '' : `naive ${naive.toFixed(2)} ms  ratio ${ratio.toFixed(1)}`,
    goal === null ? '' : `goal ≤ ${goal} ms ${reached === true ? 'reached' : 'MISSED'}`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}
