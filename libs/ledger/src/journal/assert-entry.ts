import { assert, fen, isBusinessDate } from '@nuancan/kernel';
import { holdsIdentityNumber } from '@nuancan/platform';
import { accountProblem } from '../chart/account-ref.js';
import { CHART_OF_ACCOUNTS, type Book } from '../chart/chart-of-accounts.js';
import type { JournalEntry, JournalLine } from './journal-entry.js';

const BUSINESS_KEY = /^[!-~]{1,200}$/;
const MOST_LINES = 2000;
const MOST_NOTE = 200;

/**
 * Asserts what the database would refuse, before it is asked: an entry that breaks this is a bug of the lib that posts.
 * @throws AssertionFailed
 */
export function assertEntry(entry: JournalEntry): void {
  const { businessKey, businessDate, facilityId, townCode, note, lines } = entry;
  assert(BUSINESS_KEY.test(businessKey), `not a business key: ${businessKey}`);
  const bug = (condition: boolean, what: string) => assert(condition, `${businessKey}: ${what}`);
  bug(isBusinessDate(businessDate), `not a business date: ${businessDate}`);
  bug(facilityId === null || townCode !== null, 'a facility without its town');
  bug((note ?? '').length <= MOST_NOTE, 'the note is too long');
  bug(!holdsIdentityNumber(note ?? ''), 'the note holds an identity number');
  bug(lines.length >= 2 && lines.length <= MOST_LINES, `${lines.length} lines`);
  for (const { account, amountFen } of lines) {
    bug(fen(amountFen) !== 0, `a line of 0 on ${account.kind}`);
    const problem = accountProblem(account);
    bug(problem === null, problem ?? '');
    const ofFacility = account.facilityId ?? null;
    bug(ofFacility === null || ofFacility === facilityId, `${account.kind} of a facility that is not the entry's`);
  }
  for (const [book, sum] of bookSums(lines)) bug(sum === 0n, `the ${book} book is off by ${sum} fen`);
}

/** What the lines add up to in each book they touch. */
export function bookSums(lines: readonly JournalLine[]): Map<Book, bigint> {
  const sums = new Map<Book, bigint>();
  for (const { account, amountFen } of lines) {
    const { book } = CHART_OF_ACCOUNTS[account.kind];
    sums.set(book, (sums.get(book) ?? 0n) + BigInt(amountFen));
  }
  return sums;
}
