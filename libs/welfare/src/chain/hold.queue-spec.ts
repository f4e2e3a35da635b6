import { setTimeout as sleep } from 'node:timers/promises';
import type { TestingModule } from '@nestjs/testing';
import { OutboxEngine, type Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherJobs } from '../../../platform/src/outbox/testing/other-jobs.js';
import { BACKENDS, openQueueHome, type QueueHome } from '../../../platform/src/outbox/testing/queue-home.js';
import { createEngine } from '../../../platform/src/outbox/testing/start-engine.js';
import { arrangeSmallDistrict } from '../../../../test/support/small-district.js';
import { CaseService } from '../case/case.service.js';
import { ChainJobs } from './chain.jobs.js';
import { openCase } from '../testing/open-case.js';
import { WelfareClock } from './welfare-clock.js';

describe.each(BACKENDS)('holds of cases with the queue on %s', (backend) => {
  let home: QueueHome;
  let module: TestingModule;

  beforeAll(async () => {
    home = await openQueueHome(backend);
    const handlers = [WelfareClock, ChainJobs, otherJobs('welfare-step', 'welfare-sweep')];
    module = await createEngine({ database: home.test.database, queue: home.queue, handlers });
  });
  afterAll(async () => {
    await module.close();
    await home.close();
  });

  it('run out by themselves, and the next is told, without anybody looking', async () => {
    const { owner, database } = home.test;
    const { home: town } = await arrangeSmallDistrict(owner);
    const scope = (role: Scope['role'], accountId: string | null): Scope => ({
      ...{ role, accountId, districtCode: town.districtCode, townCode: town.code, facilityId: null },
    });
    const opened = await database.scoped(scope('system', null), (tx) =>
      openCase(tx, {
        ...{ kind: 'absence', residentId: town.residents[0].id, absentSince: '2026-01-01', words: null },
        at: new Date(),
      }),
    );
    const id = opened ?? '';
    // A hold of no time at all: nobody here waits for minutes.
    await owner.query('UPDATE welfare.cases SET hold_minutes = 0 WHERE id = $1', [id]);
    const { rows: officials } = await owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
      town.logins.town_official,
    ]);
    await new CaseService(database).act(scope('town_official', officials[0]?.id ?? null), id, {
      action: 'acknowledged',
      step: 2,
    });
    await module.get(OutboxEngine).start();
    let done: string[] = [];
    for (const end = Date.now() + 20_000; done.length < 5 && Date.now() < end; await sleep(50)) {
      const { rows } = await owner.query<{ action: string }>(
        'SELECT action FROM welfare.steps WHERE case_id = $1 ORDER BY step',
        [id],
      );
      done = rows.map(({ action }) => action);
    }
    expect(done).toEqual(['opened', 'call_resident', 'acknowledged', 'hold_ended', 'call_contact']);
  });
});
