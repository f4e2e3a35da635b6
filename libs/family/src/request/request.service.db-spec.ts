import { addDays } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientId } from '../../../delivery/src/testing/order-desk.js';
import { IP, openFamilyDesk, TODAY, topUp, type FamilyDesk } from '../testing/family-desk.js';

const FROM = addDays(TODAY, 3);
const TO = addDays(TODAY, 4);

describe('RequestService', () => {
  let desk: FamilyDesk;
  const paused = async (token: string): Promise<string> => {
    const days = { facilityId: desk.home.facilityId, from: FROM, to: TO, reason: 'family' } as const;
    const { page } = await desk.pages.ask(IP, { token, clientId: clientId(), kind: 'pause', ...days });
    return page.requests[0]!.id;
  };

  beforeAll(async () => {
    desk = await openFamilyDesk();
  });
  afterAll(() => desk?.test.close());

  it('pauses the standing orders of an accepted request in those days, once', async () => {
    const { token } = await desk.linked(0);
    const id = await paused(token);
    expect(await desk.requests.list(desk.operator, { box: 'open', limit: 50 })).toMatchObject({
      items: [{ id, residentName: desk.home.residents[0].name, name: '张小琴', state: 'asked', consentStands: true }],
      open: 1,
    });
    const answered = await desk.requests.decide(desk.operator, id, { outcome: 'accepted', answer: '好的' });
    expect(answered).toMatchObject({ state: 'accepted', answer: '好的' });
    const page = await desk.look(token);
    expect(page.standingOrders?.[0]?.pauses).toEqual([{ from: FROM, to: TO }]);
    expect(page.deliveries?.filter(({ state }) => state === 'cancelled').map(({ date }) => date)).toEqual([TO, FROM]);
    expect(page.requests).toMatchObject([{ state: 'accepted', answer: '好的' }]);
    await expect(desk.requests.decide(desk.operator, id, { outcome: 'refused' })).rejects.toThrow('ALREADY_DECIDED');
    const { rows } = await desk.test.owner.query('SELECT count(*)::int AS made FROM delivery.pauses');
    expect(rows).toEqual([{ made: 1 }]);
  });

  it('is answered by the kitchen that was asked and by nobody else', async () => {
    const { token } = await desk.linked(1);
    const id = await paused(token);
    const answer = { outcome: 'accepted' } as const;
    const others = [
      desk.scopeOf(desk.neighbour, 'operator'),
      desk.scopeOf(desk.foreign, 'operator'),
      desk.scopeOf(desk.home, 'town_official'),
      desk.scopeOf(desk.home, 'district_official'),
    ];
    for (const scope of others) await expect(desk.requests.decide(scope, id, answer)).rejects.toThrow();
    const reads = async (scope: typeof desk.operator): Promise<number> =>
      (await desk.requests.list(scope, { limit: 50 })).items.filter((item) => item.id === id).length;
    expect(await Promise.all(others.map(reads))).toEqual([0, 0, 1, 1]);
    expect(await desk.requests.decide(desk.operator, id, { outcome: 'refused', answer: '那几天有活动' })).toMatchObject(
      {
        state: 'refused',
      },
    );
    expect((await desk.look(token)).standingOrders?.[0]?.pauses).toEqual([]);
  });

  it('accepts nothing once the consent is withdrawn, and leaves nothing half done', async () => {
    const { token, consent } = await desk.linked(1);
    const id = await paused(token);
    await desk.consents.withdraw(desk.operator, consent.id, { reason: 'elder' });
    await expect(desk.requests.decide(desk.operator, id, { outcome: 'accepted' })).rejects.toThrow('CONSENT_ENDED');
    // Nor where somebody goes past the service.
    const past = desk.test.database.scoped(desk.operator, (tx) =>
      tx.query(`SELECT family.decide($1, 'accepted', NULL, '{}')`, [id]),
    );
    await expect(past).rejects.toThrow('no consent any more');
    expect(await desk.requests.decide(desk.operator, id, { outcome: 'refused' })).toMatchObject({ state: 'refused' });
  });

  it('books no money, whatever is answered', async () => {
    const { token } = await desk.linked(0);
    const { page } = await desk.pages.ask(IP, topUp(token));
    await desk.requests.decide(desk.operator, page.requests[0]!.id, { outcome: 'accepted' });
    expect((await desk.look(token)).wallets).toEqual([]);
  });

  it('lets only one of an answer and a change of mind through', async () => {
    const { token } = await desk.linked(0);
    const { page } = await desk.pages.ask(IP, topUp(token));
    const id = page.requests[0]!.id;
    const ends = await Promise.allSettled([
      desk.requests.decide(desk.operator, id, { outcome: 'accepted' }),
      desk.pages.takeBack(IP, { token, requestId: id }),
      desk.requests.decide(desk.operator, id, { outcome: 'refused' }),
    ]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
