import type { Command } from 'commander';
import { measureDonations, type DonationsBenchRow } from './donations-bench.js';

/** Adds `nuancan bench donations`. */
export function addDonationsBench(bench: Command, onProgress: (line: string) => void): void {
  bench
    .command('donations')
    .description('10,000 donations over 1.5 million meals traced, listed, and shown to a donor, beside the bare sums')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const rows = await measureDonations(onProgress);
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : donationsTable(rows));
      process.exitCode = rows.every((row) => row.reached) ? 0 : 1;
    });
}

function donationsTable(rows: readonly DonationsBenchRow[]): string {
  const lines = rows.map(({ name, seconds, bareSeconds, ratio, goal, reached }) =>
    [
      name.padEnd(22),
      `${(seconds * 1000).toFixed(1).padStart(7)} ms`,
      `bare sums ${(bareSeconds * 1000).toFixed(0)} ms`,
      `ratio ${ratio.toFixed(2)}`,
      goal === null ? '' : `goal < ${goal} s ${reached ? 'reached' : 'MISSED'}`,
    ]
      .filter((part) => part !== '')
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}
