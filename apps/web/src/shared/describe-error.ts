import { ApiProblem } from '../api/api-problem.js';
import { NetworkLost } from '../api/network-lost.js';

/** What happened, in the language shown; the server's own words where it gave some. */
export function describeError(error: unknown, { language, noAnswer }: { language: string; noAnswer: string }): string {
  if (error instanceof ApiProblem) return language === 'en' ? error.problem.en : error.problem.zh;
  if (error instanceof NetworkLost) return noAnswer;
  return error instanceof Error ? error.message : String(error);
}
