import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { systemScope } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { CheckService } from '../check-run/check.service.js';
import { PLANTED_DISTRICT } from '../planted-month/planted-policy.js';
import { CheckDesk, type Site } from '../testing/check-desk.js';
import { LateFactService } from './late-fact.service.js';

const facts = new LateFactService(new CheckService(new PolicyReader()));

let desk: CheckDesk;

beforeAll(async () => {
  desk = await CheckDesk.open();
});
afterAll(() => desk?.test.close());

/** What the trigger asked for since the last look; then what the queue does of it. */
async function recheck(): Promise<{ residentId: string; businessDate: string }[]> {
  const { rows } = await desk.test.owner.query<{ payload: { residentId: string; businessDate: string } }>(
    `DELETE FROM platform.outbox WHERE job = 'recheck-resident' RETURNING payload`,
  );
  for (const { payload } of rows) {
    await desk.test.database.scoped(systemScope(PLANTED_DISTRICT), (tx) =>
      facts.recheck(tx, {
        districtCode: PLANTED_DISTRICT,
        residentId: payload.residentId,
        since: payload.businessDate,
      }),
    );
  }
  return rows.map(({ payload }) => payload);
}

/** An elder who ate on the 10th of August, the 5th and the 20th of September. */
async function eaten(): Promise<{ site: Site; elder: string; meals: string[] }> {
  const site = desk.site();
  const elder = await desk.elder(site);
  const meals = await desk.eat(
    site,
    ['2026-08-10', '2026-09-05', '2026-09-20'].map((day) => ({ elder, day })),
  );
  await recheck();
  return { site, elder, meals };
}

describe('a fact that comes late', () => {
  it('of a death checks the closed months since, and raises what nobody saw then', async () => {
    const { site, elder, meals } = await eaten();
    await desk.run(site);
    expect(await desk.found(site)).toEqual([]);
    await desk.status(site, elder, 'deceased', '2026-09-05');
    expect(await recheck()).toEqual([{ residentId: elder, businessDate: '2026-09-05' }]);
    const found = await desk.found(site);
    expect(
      found
        .map(({ code, late, asks, meals: evidence }) => ({ code, late, asks, evidence }))
        .toSorted((a) => (a.asks ? -1 : 1)),
    ).toEqual([
      { code: 'E03', late: true, asks: true, evidence: { [meals[1]!]: 900 } },
      { code: 'E03', late: true, asks: false, evidence: { [meals[2]!]: 900 } },
    ]);
  });

  it('of a category that ended raises what it gave too much, and of one that began what is due', async () => {
    const site = desk.site();
    const ended = await desk.elder(site, { category: { from: '2020-01-01' } });
    const begun = await desk.elder(site, { born: '1960-01-01' });
    const [wrong, due] = await desk.eat(site, [
      { elder: ended, tier: 'hardship-60', governmentFen: 1100 },
      { elder: begun, tier: 'age-60-79', governmentFen: 0 },
    ]);
    await recheck();
    await desk.test.owner.query(
      `UPDATE registry.resident_categories SET valid_to = '2026-08-31' WHERE resident_id = $1`,
      [ended],
    );
    expect(await recheck()).toEqual([{ residentId: ended, businessDate: '2026-09-01' }]);
    expect(await desk.found(site)).toMatchObject([{ code: 'E05', late: true, meals: { [wrong!]: 200 } }]);
    await desk.category(site, begun, { from: '2026-09-01' });
    await recheck();
    expect((await desk.found(site)).at(-1)).toMatchObject({ code: 'U03', late: true, meals: { [due!]: 1100 } });
  });

  it('that is taken back takes back what it raised and nobody decided', async () => {
    const { site, elder } = await eaten();
    await desk.status(site, elder, 'moved_out', '2026-08-01');
    await recheck();
    expect(await desk.found(site)).toHaveLength(3);
    await desk.test.owner.query(
      `UPDATE registry.resident_statuses SET withdrawn_at = now(), withdrawn_reason = '写错人' WHERE resident_id = $1`,
      [elder],
    );
    await recheck();
    expect((await desk.found(site)).every(({ gone }) => gone)).toBe(true);
  });

  it('asks for nothing when nobody has eaten since, or when it is of today or later', async () => {
    const { site, elder } = await eaten();
    const today = businessDateAt(new Date());
    await desk.status(site, elder, 'in_institution', '2026-09-21', '2026-10-01');
    await desk.category(site, elder, { from: today });
    await desk.status(site, elder, 'moved_out', addDays(today, 3));
    expect(await recheck()).toEqual([]);
  });

  it('of the person counts for every entry', async () => {
    const { site, elder, meals } = await eaten();
    const standing = await desk.elder(site);
    await desk.test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [elder, standing]);
    await desk.status(site, standing, 'deceased', '2026-09-10');
    expect(await recheck()).toEqual([{ residentId: standing, businessDate: '2026-09-10' }]);
    expect(await desk.found(site)).toMatchObject([{ code: 'E03', meals: { [meals[2]!]: 900 } }]);
  });
});
