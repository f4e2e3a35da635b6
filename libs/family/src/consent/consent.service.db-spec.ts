import { addDays } from '@nuancan/kernel';
import { PersonRecords } from '@nuancan/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IP, openFamilyDesk, said, TODAY, topUp, type FamilyDesk } from '../testing/family-desk.js';
import { FamilyRecords } from './family-records.js';

describe('ConsentService', () => {
  let desk: FamilyDesk;

  beforeAll(async () => {
    desk = await openFamilyDesk();
  });
  afterAll(() => desk?.test.close());

  it('is entered by an operator of who eats there, by a town of its own, once', async () => {
    const [diner, , stranger] = desk.home.residents;
    const draft = said(diner.id, { phone: '+86 139-0574 8888' });
    const given = await desk.consents.give(desk.operator, draft);
    expect(given).toMatchObject({
      residentName: diner.name,
      name: '张小琴',
      phone: '+8613905748888',
      stands: true,
      views: 0,
    });
    expect((await desk.consents.give(desk.operator, draft)).id).toBe(given.id);
    const give = (scope: typeof desk.operator, changes: object, id = diner.id): Promise<unknown> =>
      desk.consents.give(scope, said(id, changes));
    await expect(desk.consents.give(desk.operator, { ...draft, name: '别人' })).rejects.toThrow('CLIENT_ID_CLASH');
    await expect(give(desk.operator, { phone: '+8613905748888' })).rejects.toThrow('FAMILY.CONSENT_EXISTS');
    await expect(give(desk.operator, {}, stranger.id)).rejects.toThrow('FAMILY.RESIDENT_NOT_FOUND');
    await expect(give(desk.operator, {}, desk.neighbour.residents[0].id)).rejects.toThrow('FAMILY.RESIDENT_NOT_FOUND');

    const official = desk.scopeOf(desk.home, 'town_official');
    const ofTown = await desk.consents.give(official, said(stranger.id, { facilityId: desk.home.facilityId }));
    expect(ofTown).toMatchObject({ residentName: '陈*毛', facilityName: desk.home.facilityName });
    expect(ofTown.phone).toMatch(/^139\*\*\*\*/);
    const neighbours = { facilityId: desk.neighbour.facilityId };
    await expect(give(desk.operator, neighbours)).rejects.toThrow('FAMILY.FACILITY_NOT_FOUND');
    const elsewhere = desk.scopeOf(desk.neighbour, 'town_official');
    await expect(give(elsewhere, neighbours)).rejects.toThrow('FAMILY.RESIDENT_NOT_FOUND');
    await expect(give(desk.operator, { validUntil: addDays(TODAY, 900) })).rejects.toThrow('CONSENT_DATES_WRONG');
    await expect(give(desk.operator, { givenOn: addDays(TODAY, 1) })).rejects.toThrow('CONSENT_DATES_WRONG');
    const nothing = { showsMeals: false, showsBalance: false, showsDeliveries: false };
    await expect(give(desk.operator, nothing)).rejects.toThrow('FAMILY.NOTHING_SHOWN');
  });

  it('is seen and withdrawn by nobody of elsewhere, and read by no auditor', async () => {
    const { consent } = await desk.linked(0);
    const neighbour = desk.scopeOf(desk.neighbour, 'operator');
    expect((await desk.consents.list(neighbour, { limit: 50 })).items).toEqual([]);
    await expect(desk.consents.withdraw(neighbour, consent.id, { reason: 'elder' })).rejects.toThrow(
      'CONSENT_NOT_FOUND',
    );
    await expect(desk.consents.openLink(neighbour, consent.id)).rejects.toThrow('FAMILY.CONSENT_NOT_FOUND');
    for (const role of ['auditor', 'admin', 'volunteer'] as const) {
      expect((await desk.consents.list(desk.scopeOf(desk.home, role), { limit: 50 })).items).toEqual([]);
    }
    const district = desk.scopeOf(desk.home, 'district_official');
    const page = await desk.consents.list(district, { limit: 1 });
    expect(page.items.map(({ id }) => id)).toEqual([consent.id]);
    const next = await desk.consents.list(district, { limit: 1, cursor: page.nextCursor ?? '' });
    expect(next.items).toHaveLength(1);
    expect(next.items[0]?.id).not.toBe(consent.id);
  });

  it('forgets the member of the family who asks for it, with their words', async () => {
    const { consent, token } = await desk.linked(0);
    await desk.pages.ask(IP, topUp(token));
    const ended = await desk.consents.withdraw(desk.operator, consent.id, { reason: 'family' });
    expect(ended).toMatchObject({ name: null, phone: null, withdrawal: 'family', stands: false });
    await expect(desk.consents.withdraw(desk.operator, consent.id, { reason: 'elder' })).rejects.toThrow(
      'CONSENT_ENDED',
    );
    const { items } = await desk.requests.list(desk.operator, { limit: 1 });
    expect(items[0]).toMatchObject({ name: null, note: null, consentStands: false });
  });

  it('is in what is exported of the elder', async () => {
    const { token } = await desk.linked(1, { name: '王小刚' });
    await desk.pages.ask(IP, topUp(token));
    const records = new PersonRecords();
    new FamilyRecords(records).onModuleInit();
    const official = desk.scopeOf(desk.home, 'town_official');
    const sections = await desk.test.database.scoped(official, (tx) => records.read(tx, [desk.home.residents[1].id]));
    expect(sections['familyConsents']).toMatchObject([{ name: '王小刚', relationship: 'child', views: 1 }]);
    expect(sections['familyRequests']).toMatchObject([
      { kind: 'top_up', words: { family: '周末我来付' }, outcome: null },
    ]);
  });

  it('follows an elder whose entry turns out to be a duplicate, back and forth', async () => {
    const { token } = await desk.linked(1);
    const [first, second] = desk.home.residents;
    const merge = (into: string | null): Promise<unknown> =>
      desk.test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [second.id, into]);
    await desk.test.owner.query(`SET session_replication_role = replica`);
    await merge(first.id);
    await desk.test.owner.query(`RESET session_replication_role`);
    const orders = (await desk.look(token)).standingOrders ?? [];
    expect(orders).toHaveLength(2);
    await desk.test.owner.query(`SET session_replication_role = replica`);
    await merge(null);
    await desk.test.owner.query(`RESET session_replication_role`);
    expect((await desk.look(token)).standingOrders).toHaveLength(1);
  });
});
