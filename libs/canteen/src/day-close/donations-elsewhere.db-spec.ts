import { randomUUID } from 'node:crypto';
import { Journal } from '@nuancan/ledger';
import type { Scope } from '@nuancan/platform';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../../donation/src/testing/open-desk.js';
import type { TrancheDraftDto } from '../../../donation/src/tranche/tranche.dto.js';
import { TrancheService } from '../../../donation/src/tranche/tranche.service.js';
import { checkInvariants } from '../audit/check-invariants.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';

const DAY = addDays(businessDateAt(new Date()), -2);

describe('money donated to one organisation for meals of another', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let away: CanteenSite;
  let charityId: string;
  let ownId: string;
  let tranches: TrancheService;

  beforeAll(async () => {
    books = await openBooks();
    ({ home, away } = books.district);
    tranches = new TrancheService(books.test.database, new Journal());
    const { rows } = await books.test.owner.query<{ id: string }>(
      `INSERT INTO registry.organisations (district_code, name) VALUES ($1, '慈善会') RETURNING id`,
      [books.district.districtCode],
    );
    charityId = rows[0]?.id ?? '';
    const own = await books.test.owner.query<{ id: string }>(
      'SELECT organisation_id AS id FROM meal_point.facilities WHERE id = $1',
      [home.facilityId],
    );
    ownId = own.rows[0]?.id ?? '';
  });
  afterAll(async () => {
    const broken = await checkInvariants(books.test.owner);
    await books.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  const receive = async (name: string, terms: Partial<TrancheDraftDto> = {}, receivedOn = DAY): Promise<string> => {
    const tranche = { amountFen: 5_000, earmark: 'anyone' as const, ...terms };
    const entered = await openDesk(books.test.database).donations.enter(books.district.districtOfficial, {
      ...{ clientId: randomUUID(), organisationId: charityId, donor: { kind: 'person', name }, kind: 'money' },
      ...{ pledgedOn: receivedOn, pledgedFen: 5_000, received: { receivedOn, amountFen: 5_000 }, tranches: [tranche] },
    });
    return entered.tranches[0]?.id ?? '';
  };

  /** Debits of each organisation's own accounts. */
  async function owed(): Promise<number[]> {
    const sums: number[] = [];
    for (const id of [charityId, ownId]) {
      sums.push(await books.balance(`a.kind = 'clearing' AND a.organisation_id = '${id}'`));
    }
    return sums;
  }

  it('is cleared between both, and back when the meal is taken back', async () => {
    const tranche = await receive('善心人', { earmark: 'facility', forFacility: home.facilityId });
    const [elder = ''] = await books.elders(home, 1);
    const [answer] = await books.meals.log(home.operator, randomUUID(), [
      mealDraft(elder, { businessDate: DAY, servedAt: `${DAY}T11:00:00+08:00` }),
    ]);
    await books.closeDay(home, DAY);
    // The meal had 2 yuan open: the charity's bank still holds them and owes them to the organisation of the canteen.
    expect(await owed()).toEqual([-200, 200]);
    expect(await books.balance(`a.kind = 'donation_fund' AND a.fund_id = '${tranche}'`)).toBe(-4_800);
    await books.corrections.correct(home.operator, {
      ...{ clientId: newClientId(), kind: 'reverse', reason: '没有来吃' },
      meals: [{ mealId: answer?.meal?.id ?? '', businessDate: DAY }],
    });
    expect(await owed()).toEqual([0, 0]);
    expect(await books.balance(`a.kind = 'donation_fund' AND a.fund_id = '${tranche}'`)).toBe(-5_000);
  });

  it('names its donor to the towns it is for or was spent in, to the district and the auditor, and to nobody else', async () => {
    await receive('外镇人', { earmark: 'town', forTown: away.townCode });
    await receive('本镇人', { earmark: 'town', forTown: home.townCode });
    await receive('不限', {});
    const { districtOfficial } = books.district;
    const seenBy = async (scope: Scope): Promise<string[]> => {
      const { items } = await tranches.list(scope, { limit: 100 });
      return items.map(({ donorName }) => donorName).sort();
    };
    const everybody = ['不限', '善心人', '外镇人', '本镇人'].sort();
    expect(await seenBy(districtOfficial)).toEqual(everybody);
    expect(await seenBy({ ...districtOfficial, role: 'auditor' })).toEqual(everybody);
    expect(await seenBy(home.townOfficial)).toEqual(['善心人', '本镇人'].sort());
    expect(await seenBy(away.townOfficial)).toEqual(['外镇人']);
    expect(await seenBy(home.operator)).toEqual([]);
    // Once spent on a meal of the town it is the town's to know.
    const day = addDays(DAY, 1);
    const [elder = ''] = await books.elders(away, 1);
    await books.meals.log(away.operator, randomUUID(), [
      mealDraft(elder, { businessDate: day, servedAt: `${day}T11:00:00+08:00` }),
    ]);
    await receive('先到', {}, addDays(DAY, -10));
    await books.closeDay(away, day);
    expect(await seenBy(away.townOfficial)).toEqual(['先到', '外镇人'].sort());
  });
});
