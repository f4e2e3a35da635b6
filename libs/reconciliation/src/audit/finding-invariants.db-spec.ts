import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@nuancan/canteen';
import { FindingService } from '../finding/finding.service.js';
import { CheckDesk } from '../testing/check-desk.js';
import { FINDING_INVARIANTS } from './finding-invariants.js';

/** What a superuser could do to the stored data; each is found by the invariant of that name. */
const TAMPERED: Readonly<Record<string, string>> = {
  'finding-evidence': `UPDATE reconciliation.finding_meals SET stake_fen = stake_fen + 1`,
  'finding-states-of-decisions': `UPDATE reconciliation.findings SET state = 'open'`,
  'finding-decided-by-another': `UPDATE reconciliation.finding_decisions d SET account_id = m.account_id
    FROM reconciliation.finding_meals e JOIN canteen.meals m ON m.id = e.meal_id WHERE e.finding_id = d.finding_id`,
};

describe('the invariants of findings', () => {
  let desk: CheckDesk;

  beforeAll(async () => {
    desk = await CheckDesk.open();
    const site = desk.site();
    const elder = await desk.elder(site);
    await desk.eat(site, [{ elder }, { elder, at: '13:00' }]);
    const [finding] = await desk.check(site, 'Q01');
    const findings = new FindingService(desk.test.database);
    await findings.decide(site.townOfficial, finding?.id ?? '', { kind: 'ask', reason: '为什么两份？' });
    await findings.decide(site.operator, finding?.id ?? '', { kind: 'answer', reason: '替邻居带的' });
    await findings.decide(desk.districtOfficial, finding?.id ?? '', { kind: 'disallow', reason: '邻居未登记' });
  });
  afterAll(() => desk?.test.close());

  it('hold of what people did', async () => {
    const results = await checkInvariants(desk.test.owner, { invariants: FINDING_INVARIANTS });
    expect(results.flatMap(({ offending }) => offending)).toEqual([]);
    expect(results).toHaveLength(Object.keys(TAMPERED).length);
  });

  it.each(FINDING_INVARIANTS)('$name is found when somebody tampered', async ({ name, sql }) => {
    const { owner } = desk.test;
    await owner.query('BEGIN');
    try {
      await owner.query(`SET LOCAL session_replication_role = replica; ${TAMPERED[name]}`);
      await owner.query('SET LOCAL ROLE nuancan_definer');
      expect((await owner.query(`SELECT * FROM (${sql}) AS offending LIMIT 5`)).rows.length).toBeGreaterThan(0);
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});
