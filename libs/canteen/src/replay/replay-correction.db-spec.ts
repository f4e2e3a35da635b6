import { randomUUID } from 'node:crypto';
import { parseBusinessDate } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import { DISTRICT_POLICY, type CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { lastMonth, openReplayDesk, type ReplayDesk } from '../testing/replay-desk.js';

const NOTHING = {
  ...DISTRICT_POLICY,
  ...{ version: 2, effectiveFrom: '2099-01-01' },
  tiers: [{ code: 'nobody', name: { zh: '无', en: 'none' }, who: [{ age: { from: 140 } }], benefit: { kind: 'none' } }],
};
const DAY = parseBusinessDate(`${lastMonth()}-01`);

describe('the decision on corrections of a replay', () => {
  let books: OpenBooks;
  let desk: ReplayDesk;
  let second: Scope;
  let replayId: string;
  let mealAtHome: string;

  beforeAll(async () => {
    books = await openBooks();
    desk = openReplayDesk(books);
    await desk.activate(NOTHING);
    const { districtOfficial, home, away } = books.district;
    const { rows } = await books.test.owner.query<{ id: string }>(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
       SELECT 'second-official', '二', password_hash, role, district_code FROM identity.accounts WHERE id = $1 RETURNING id`,
      [districtOfficial.accountId],
    );
    second = { ...districtOfficial, accountId: rows[0]?.id ?? '' };
    mealAtHome = await eat(home);
    await eat(away);
    ({ id: replayId } = await desk.run({ versions: [{ code: 'district-meal', version: 2 }], keepOthers: false }));
    await propose(home);
  });
  afterAll(async () => {
    await books?.close();
  });

  async function eat(site: CanteenSite): Promise<string> {
    const [elder = ''] = await books.elders(site, 1);
    const served = { businessDate: DAY, servedAt: `${DAY}T11:00:00+08:00`, paymentMethod: 'wechat' as const };
    const [meal] = await books.meals.log(site.operator, randomUUID(), [mealDraft(elder, served)]);
    await books.closeDay(site, DAY);
    if (!meal?.meal) throw new Error('no meal');
    return meal.meal.id;
  }

  const propose = ({ facilityId }: CanteenSite) =>
    desk.corrections.propose(books.district.districtOfficial, replayId, {
      ...{ clientId: randomUUID(), facilityId, reason: '标准追溯执行' },
    });
  const seen = async () => (await desk.corrections.waiting(second, replayId, { limit: 10 })).items;

  it('names what was seen: nothing else is decided, and each by itself', async () => {
    const { home, away, districtOfficial } = books.district;
    const first = await seen();
    expect(first).toMatchObject([
      { facilityId: home.facilityId, meals: 1, reason: '标准追溯执行', proposedBy: districtOfficial.accountId },
    ]);
    await propose(away);
    const both = (await seen()).map(({ id }) => id);
    expect(both).toHaveLength(2);
    // Decided otherwise meanwhile: what was proposed of this meal does not hold any more.
    await books.corrections.correct(districtOfficial, {
      ...{ clientId: newClientId(), kind: 'refuse_subsidy', reason: '重复用餐' },
      meals: [{ mealId: mealAtHome, businessDate: DAY }],
    });
    const proposals = first.map(({ id }) => id);
    expect(await desk.corrections.decide(second, replayId, { decision: 'approved', proposals })).toMatchObject({
      ...{ decided: 0, failed: [{ proposalId: proposals[0], code: 'CORRECTION.CHANGED_MEANWHILE' }], left: 2 },
    });
    expect(await desk.corrections.decide(second, replayId, { decision: 'approved', proposals: both })).toMatchObject({
      ...{ decided: 1, failed: [{ proposalId: proposals[0], code: 'CORRECTION.CHANGED_MEANWHILE' }], left: 1 },
    });
  });

  it('decides nothing of a list in which something does not wait any more', async () => {
    const waiting = (await seen()).map(({ id }) => id);
    const decided = await books.test.owner.query<{ id: string }>(
      'SELECT proposal_id AS id FROM canteen.correction_decisions',
    );
    for (const other of [decided.rows[0]?.id ?? '', randomUUID()]) {
      const rejected = { decision: 'rejected', reason: '已另行处理', proposals: [...waiting, other] } as const;
      await expect(desk.corrections.decide(second, replayId, rejected)).rejects.toMatchObject({
        code: 'REPLAY.PROPOSALS_CHANGED',
      });
    }
    expect((await seen()).map(({ id }) => id)).toEqual(waiting);
    const unreasoned = await desk.corrections.decide(second, replayId, { decision: 'rejected', proposals: waiting });
    expect(unreasoned).toMatchObject({ decided: 0, failed: [{ code: 'CORRECTION.REASON_MISSING' }] });
    const turnedDown = { decision: 'rejected', reason: '已另行处理', proposals: waiting } as const;
    expect(await desk.corrections.decide(second, replayId, turnedDown)).toEqual({ decided: 1, failed: [], left: 0 });
    const broken = await checkInvariants(books.test.owner);
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });
});
