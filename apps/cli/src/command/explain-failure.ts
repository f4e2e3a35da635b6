import { DomainError } from '@nuancan/kernel';
import { ConfigurationInvalid } from '@nuancan/platform';

/** Missing, a folder or not ours to read: the command was called wrongly. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** As `explainFailure`, of a file: with each place that is wrong; what is no JSON or not UTF-8 is the user's to mend, not a defect. */
export function explainFileFailure(error: unknown): string {
  if (error instanceof DomainError) {
    const places = (error.errors ?? []).map(({ pointer, zh, en }) => `  ${pointer}: ${zh} · ${en}\n`);
    return `${explainFailure(error)}${places.join('')}`;
  }
  if (isUnreadable(error)) return `\n暖餐 · 打不开文件 the file cannot be opened\n  ${(error as Error).message}\n\n`;
  if (error instanceof SyntaxError || isTextFault(error)) {
    return `\n暖餐 · 文件内容读不懂 the file cannot be understood\n  ${error.message}\n\n`;
  }
  return explainFailure(error);
}

/** What csv-parse and TextDecoder throw. */
function isTextFault(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && /^(CSV_|ERR_ENCODING_INVALID_ENCODED_DATA$)/.test(String(error.code))
  );
}

/** A failure for the terminal: an expected one in both languages, anything else with its stack, for a report. */
export function explainFailure(error: unknown): string {
  if (error instanceof DomainError) return `\n暖餐 · 出错 error ${error.code}\n  ${error.zh}\n  ${error.en}\n\n`;
  if (error instanceof ConfigurationInvalid) return `\n${error.message}\n\n`;
  return `\n暖餐 · 意外错误 unexpected error\n${error instanceof Error ? error.stack : String(error)}\n\n`;
}
