import { checkInvariants } from '@nuancan/canteen';
import { addDays } from '@nuancan/kernel';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanteenSite } from '../../../canteen/src/testing/canteen-district.js';
import { storeMeals } from '../../../canteen/src/testing/store-meal.js';
import { clientId } from '../../../delivery/src/testing/order-desk.js';
import { FAMILY_INVARIANTS } from '../audit/family-invariants.js';
import { IP, openFamilyDesk, said, TODAY, topUp, type FamilyDesk } from '../testing/family-desk.js';
import { GiveConsentDto } from './consent.dto.js';

describe('a consent at its edges', () => {
  let desk: FamilyDesk;

  beforeAll(async () => {
    desk = await openFamilyDesk();
  });
  afterAll(() => desk?.test.close());

  /** Does `first` and, once what `second` began waits for it, `last`; then commits. */
  const whileOpen = async (
    first: string,
    values: unknown[],
    second: () => Promise<unknown>,
    last?: (client: Client) => Promise<unknown>,
  ): Promise<void> => {
    const client = new Client({ connectionString: desk.test.ownerUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query(first, values);
      const waiting = second();
      const [{ pid }] = (await client.query('SELECT pg_backend_pid() AS pid')).rows;
      const blocked = `SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))`;
      let isDone = false;
      void waiting.finally(() => (isDone = true)).catch(() => {});
      while (!isDone && (await desk.test.owner.query(blocked, [pid])).rows.length === 0) {
        await desk.test.owner.query('SELECT pg_sleep(0.02)');
      }
      await last?.(client);
      await client.query('COMMIT');
      await waiting;
    } finally {
      await client.end();
    }
  };
  const broken = async (): Promise<string[]> =>
    (await checkInvariants(desk.test.owner, { invariants: FAMILY_INVARIANTS }))
      .filter(({ offending }) => offending.length > 0)
      .map(({ invariant }) => invariant.name);

  it('takes a telephone that can be called, however it is written, and refuses any other before it is stored', async () => {
    const faults = async (phone: string): Promise<number> =>
      (await validate(plainToInstance(GiveConsentDto, said(desk.home.residents[0].id, { phone })))).length;
    for (const phone of ['1-2-3', '(((((', '12345678901234567', '+++++123', '1390574+0001']) {
      expect([phone, await faults(phone)]).toEqual([phone, 1]);
    }
    for (const phone of ['(0574) 8800-0100', '+86 139-0574 8888', '(+86)13905740000', '88000']) {
      expect([phone, await faults(phone)]).toEqual([phone, 0]);
      await desk.consents.give(desk.operator, said(desk.home.residents[0].id, { phone }));
    }
  });

  it('is read by the town of its kitchen, which makes no link to an elder of elsewhere', async () => {
    const district = desk.scopeOf(desk.home, 'district_official');
    const { facilityId } = desk.neighbour;
    const consent = await desk.consents.give(district, said(desk.home.residents[0].id, { facilityId }));
    const official = desk.scopeOf(desk.neighbour, 'town_official');
    const { items } = await desk.consents.list(official, { limit: 5 });
    expect(items.map(({ id }) => id)).toEqual([consent.id]);
    await expect(desk.consents.openLink(official, consent.id)).rejects.toThrow('FAMILY.CONSENT_NOT_FOUND');
    await desk.consents.openLink(desk.scopeOf(desk.home, 'town_official'), consent.id);
  });

  it('is asked by with what is null as with what is left out', async () => {
    const { token } = await desk.linked(0);
    const pause = {
      ...{ token, clientId: clientId(), kind: 'pause', facilityId: desk.home.facilityId, reason: 'away' },
      ...{ from: null, to: addDays(TODAY, 2) },
    } as never;
    await expect(desk.pages.ask(IP, pause)).rejects.toThrow('FAMILY.REQUEST_INCOMPLETE');
    const nulls = { from: null, to: null, facilityId: null, reason: null } as never;
    expect(await desk.pages.ask(IP, { ...topUp(token), ...(nulls as object) })).toMatchObject({ repeated: false });
  });

  it('ends after what was asked while it was being withdrawn', async () => {
    const { consent, token } = await desk.linked(1);
    await whileOpen(
      'SELECT FROM family.consents WHERE id = $1 FOR UPDATE',
      [consent.id],
      () => desk.consents.withdraw(desk.operator, consent.id, { reason: 'elder' }),
      (client) =>
        client.query(
          `SELECT family.ask(l.token_hash, uuidv7(), sha256(''), 'top_up', NULL, 5000, NULL, NULL, NULL, NULL) FROM family.links l
           WHERE l.consent_id = $1`,
          [consent.id],
        ),
    );
    await expect(desk.look(token)).rejects.toThrow('FAMILY.LINK_NOT_FOUND');
    expect(await broken()).toEqual([]);
  });

  it('is withdrawn once, and whoever withdraws it at the same moment is told that it has ended', async () => {
    const told = said(desk.home.residents[0].id, { phone: '0574 8800 0222' });
    const consent = await desk.consents.give(desk.operator, told);
    const withdraw = () => desk.consents.withdraw(desk.operator, consent.id, { reason: 'elder' });
    let both: PromiseSettledResult<unknown>[] = [];
    await whileOpen('SELECT FROM family.consents WHERE id = $1 FOR UPDATE', [consent.id], async () => {
      both = await Promise.allSettled([withdraw(), withdraw()]);
    });
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'FAMILY.CONSENT_ENDED' } }]);
  });

  it('is not given while a death is entered', async () => {
    const [, elder] = desk.home.residents;
    await whileOpen(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
       SELECT id, district_code, town_code, 'deceased', $2 FROM registry.residents WHERE id = $1`,
      [elder.id, TODAY],
      () => expect(desk.consents.give(desk.operator, said(elder.id))).rejects.toThrow('FAMILY.RESIDENT_GONE'),
    );
    expect(await broken()).toEqual([]);
  });

  it('is not entered where somebody never ate but for a meal that was voided', async () => {
    const [, , stranger] = desk.home.residents;
    const { facilityId, code, districtCode } = desk.home;
    const site = { facilityId, townCode: code, operator: desk.operator } as CanteenSite;
    const [id] = await storeMeals(desk.test.owner, site, [
      {
        ...{ residentId: stranger.id, businessDate: TODAY, servedAt: `${TODAY}T00:30:00+08:00` },
        ...{ ingredientsFen: 900, labourFen: 500, elderDueFen: 1200, elderPaidFen: 1200 },
      },
    ]);
    await desk.test.owner.query(
      `INSERT INTO canteen.meal_voids (meal_id, business_date, district_code, facility_town, facility_id, reason, voided_at, device_id, client_id,
         account_id) VALUES ($1, $2, $3, $4, $5, '记错', now(), gen_random_uuid(), gen_random_uuid(), $6)`,
      [id, TODAY, districtCode, code, facilityId, desk.operator.accountId],
    );
    await expect(desk.consents.give(desk.operator, said(stranger.id))).rejects.toThrow('FAMILY.RESIDENT_NOT_FOUND');
  });

  it('of a duplicate entry is among those of the elder whose entry stands', async () => {
    const [first, , third] = desk.home.residents;
    const official = desk.scopeOf(desk.home, 'town_official');
    const { facilityId } = desk.home;
    const given = await desk.consents.give(official, said(third.id, { facilityId }));
    const { owner } = desk.test;
    await owner.query(`SET session_replication_role = replica`);
    await owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [third.id, first.id]);
    await owner.query(`RESET session_replication_role`);
    for (const residentId of [first.id, third.id]) {
      const { items } = await desk.consents.list(official, { residentId, limit: 50 });
      expect(items.map(({ id }) => id)).toContain(given.id);
    }
  });
});
