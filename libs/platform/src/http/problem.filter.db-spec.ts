import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { systemScope } from '../database/scope.js';
import { ProblemFilter } from './problem.filter.js';

const SCOPE = systemScope('990101');
const LOCK = 'SELECT pg_advisory_xact_lock($1)';

/** What was sent for an error. */
function answerTo(error: unknown): { status: number; code: string; retryAfter: string | null } {
  const sent = { status: 0, code: '', retryAfter: null as string | null };
  const reply = {
    status: (status: number) => Object.assign(sent, { status }) && reply,
    header: (name: string, value: string) => (name === 'retry-after' && (sent.retryAfter = value), reply),
    send: ({ code }: { code: string }) => Object.assign(sent, { code }),
  };
  new ProblemFilter().answer(error, { id: 'r1' } as FastifyRequest, reply as unknown as FastifyReply);
  return sent;
}

describe('the problem of a conflict in the database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    test = await openTestDatabase();
  });
  afterAll(() => test?.close());

  it('is that the server is busy, of whoever PostgreSQL picked out of a ring of locks', async () => {
    let holding = 0;
    let go = (): void => undefined;
    const bothHold = new Promise<void>((resolve) => (go = resolve));
    const lockIn = ([first, second]: readonly [number, number]): Promise<void> =>
      test.database.scoped(SCOPE, async (tx) => {
        await tx.query(LOCK, [first]);
        holding += 1;
        if (holding === 2) go();
        await bothHold;
        await tx.query(LOCK, [second]);
      });
    const outcomes = await Promise.allSettled([lockIn([71, 72]), lockIn([72, 71])]);
    const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(failed.map(answerTo)).toEqual([{ status: 503, code: 'SERVER.BUSY', retryAfter: '1' }]);
  });

  it.each([
    ['40001', { status: 503, code: 'SERVER.BUSY', retryAfter: '1' }],
    ['23505', { status: 500, code: 'SERVER.FAULT', retryAfter: null }],
    ['22P02', { status: 400, code: 'REQUEST.MALFORMED', retryAfter: null }],
  ])('tells %s apart', async (sqlState, told) => {
    const error = await test.database
      .scoped(SCOPE, (tx) => tx.query(`DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${sqlState}'; END $$`))
      .catch((reason: unknown) => reason);
    expect(answerTo(error)).toEqual(told);
  });
});
