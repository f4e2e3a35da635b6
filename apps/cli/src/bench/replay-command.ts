import type { Command } from 'commander';
import { measureReplay, REPLAY_GOAL_SECONDS, type ReplayBenchRow } from './replay-bench.js';

/** `nuancan bench replay`. */
export function addReplayBench(bench: Command, onProgress: (line: string) => void): void {
  bench
    .command('replay')
    .description('rating a month of 300,000 meals again under its own and another version, beside a bare sum')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const rows = await measureReplay(onProgress);
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : replayTable(rows));
      process.exitCode = rows.every((row) => row.reached) ? 0 : 1;
    });
}

function replayTable(rows: readonly ReplayBenchRow[]): string {
  const lines = rows.map(({ name, meals, changed, seconds, bareSeconds, ratio, grownMegabytes, reached }) =>
    [
      `${name.padEnd(16)}${meals} meals, ${changed} differ`,
      `${seconds.toFixed(1).padStart(6)} s`,
      `bare sum ${(bareSeconds * 1000).toFixed(1)} ms`,
      `ratio ${ratio.toFixed(0)}`,
      `grown by ${grownMegabytes.toFixed(0)} MB`,
      `goal ≤ ${REPLAY_GOAL_SECONDS} s ${reached ? 'reached' : 'MISSED'}`,
    ].join('  '),
  );
  return `${lines.join('\n')}\n`;
}
