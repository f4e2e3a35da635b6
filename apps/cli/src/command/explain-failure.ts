import { DomainError } from '@nuancan/kernel';
import { ConfigurationInvalid } from '@nuancan/platform';

/** A failure for the terminal: an expected one in both languages, anything else with its stack, for a report. */
export function explainFailure(error: unknown): string {
  if (error instanceof DomainError) return `\n暖餐 · 出错 error ${error.code}\n  ${error.zh}\n  ${error.en}\n\n`;
  if (error instanceof ConfigurationInvalid) return `\n${error.message}\n\n`;
  return `\n暖餐 · 意外错误 unexpected error\n${error instanceof Error ? error.stack : String(error)}\n\n`;
}
