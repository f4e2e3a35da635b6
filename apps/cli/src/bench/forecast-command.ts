import type { Command } from 'commander';
import { FORECAST_GOAL, measureForecast, type ForecastBenchRow } from './forecast-bench.js';

/** `nuancan bench forecast`. */
export function addForecastBench(bench: Command, onProgress: (line: string) => void): void {
  bench
    .command('forecast')
    .description(
      'portions forecast on held-back weeks of the demo district, beside last week’s, four weeks’ mean and Holt-Winters',
    )
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(({ json }: { json: boolean }) => {
      const rows = measureForecast(onProgress);
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : forecastTable(rows));
      process.exitCode = rows.every((row) => row.reached) ? 0 : 1;
    });
}

function forecastTable(rows: readonly ForecastBenchRow[]): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const lines = rows.flatMap(({ name, series, forecasts, mean, errors, better, within, ranges, reached }) => [
    `${name}: ${forecasts} forecasts of ${series} counters and slots, ${mean.toFixed(1)} portions each on average`,
    ...Object.entries(errors).map(
      ([method, error]) =>
        `  ${method.padEnd(16)} mean absolute error ${error.toFixed(2).padStart(6)}  ${percent(error / mean)} of a slot`,
    ),
    `  better than last week by ${percent(better)}  goal ≥ ${percent(FORECAST_GOAL)} ${reached ? 'reached' : 'MISSED'}`,
    `  ${percent(within)} of ${ranges} days within the range of eight in ten`,
  ]);
  return `${lines.join('\n')}\n`;
}
