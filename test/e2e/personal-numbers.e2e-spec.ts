import { describe, expect, it } from 'vitest';
import { identityCheckDigit } from '@nuancan/kernel';
import { personalNumbers, refusePersonalNumbers } from '../support/personal-numbers.js';
import { RunningProgram } from '../support/running-program.js';
import { openTestDatabase } from '../support/test-database.js';

const DIGITS = '99010119440506112';
const NUMBER = DIGITS + identityCheckDigit(DIGITS);
const OTHER_END = NUMBER.endsWith('1') ? '2' : '1';

/**
 * Every test that has a database, an api, a program of ours or a browser looks for personal numbers when it ends: here
 * they are planted, so that it is known that this looking finds them.
 */
describe('no personal number in logs, queues, audit, addresses and refusals', () => {
  it.each([
    [`{"msg":"request","route":"/v1/${NUMBER}"}`, 1],
    [`number=${NUMBER.toLowerCase()}&phone=13802130010`, 2],
    [`${DIGITS}${OTHER_END}`, 0],
    [`1${NUMBER}`, 0],
    ['at 1764000000000000, card 3302130000000017, phone 138****0010', 0],
  ])('knows them in %s', (text, count) => {
    expect(personalNumbers(text)).toHaveLength(count);
  });

  it('fails for a number that a refusal or a log tells, and does not repeat it', () => {
    const tell = (): void => refusePersonalNumbers('the log', `{"error":"no such resident ${NUMBER}"}`);
    expect(tell).toThrow(/the log holds a personal number/);
    expect(tell).not.toThrow(new RegExp(NUMBER));
  });

  it('fails for a number that a program of ours writes', async () => {
    const program = new RunningProgram({ file: 'cli/src/main.js', argv: [NUMBER], environment: {} });
    await expect(program.end('by itself')).rejects.toThrow(/the output of cli\/src\/main.js holds a personal number/);
  });

  it.each([
    [
      `INSERT INTO platform.outbox (district_code, job, payload) VALUES ('330213', 'x', jsonb_build_object('of', $1::text))`,
      NUMBER,
    ],
    [
      `INSERT INTO platform.audit_log (action, subject, after) VALUES ('x', 'x', jsonb_build_object('phone', $1::text))`,
      '13802130010',
    ],
  ])('fails for a number in a table that outlives the moment: %s', async (sql, number) => {
    const planted = await openTestDatabase();
    await planted.owner.query(sql, [number]);
    await expect(planted.close()).rejects.toThrow(/a row of platform\.(outbox|audit_log) holds a personal number/);
  });
});
