import { Command } from 'commander';
import { measureCoverageHttp, type CoverageHttpRow } from './coverage-http-bench.js';

/** `nuancan bench coverage-http`: the 15-minute map as its users wait for it. */
export function coverageHttpCommand(onProgress: (line: string) => void): Command {
  return new Command('coverage-http')
    .description('what-ifs, recounts and reading of the 15-minute map over HTTP, beside the look at a session')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const rows = await measureCoverageHttp(onProgress);
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : `${rows.map(line).join('\n')}\n`);
      process.exitCode = rows.every(({ reached }) => reached !== false) ? 0 : 1;
    });
}

function line({ who, name, p50Ms, p99Ms, computedMs, ratio, goalMs, reached }: CoverageHttpRow): string {
  return [
    `${who.padEnd(18)}${name.padEnd(22)}`,
    `p50 ${p50Ms.toFixed(1).padStart(6)} ms  p99 ${p99Ms.toFixed(1).padStart(6)} ms`,
    computedMs === null ? '' : `computed in ${computedMs.toFixed(2)} ms`,
    `session ×${ratio.toFixed(1)}`,
    goalMs === null ? '' : `goal p99 ≤ ${goalMs} ms ${reached === true ? 'reached' : 'MISSED'}`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}
