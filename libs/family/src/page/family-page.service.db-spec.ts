import { addDays } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../testing/refusal-code.js';
import { clientId } from '../../../delivery/src/testing/order-desk.js';
import { IP, openFamilyDesk, said, TODAY, topUp, type FamilyDesk } from '../testing/family-desk.js';
import { FamilyPageService } from './family-page.service.js';

describe('a family’s page', () => {
  let desk: FamilyDesk;
  const owner = (sql: string, values: unknown[] = []) => desk.test.owner.query(sql, values);
  const fresh = (): FamilyPageService => new FamilyPageService(desk.test.database);

  beforeAll(async () => {
    desk = await openFamilyDesk();
  });
  afterAll(() => desk?.test.close());

  it('shows what the elder consented to, and of the rest not even that it is there', async () => {
    const all = await desk.linked(0);
    const page = await desk.look(all.token);
    expect(page).toMatchObject({ elderName: '张*兰', relationship: 'child', requests: [], meals: [], wallets: [] });
    expect(page.deliveries).toHaveLength(7);
    expect(page.deliveries?.at(-1)).toEqual({
      ...{ date: addDays(TODAY, 1), slot: 'lunch', facilityName: desk.home.facilityName, state: 'ordered' },
      ...{ cancelled: null, handover: null, at: null },
    });
    expect(page.standingOrders).toMatchObject([{ facilityId: desk.home.facilityId, slot: 'lunch', pauses: [] }]);

    const some = { showsMeals: true, showsBalance: false, showsDeliveries: false };
    const keys = Object.keys(await desk.look((await desk.linked(0, some)).token)).sort();
    expect(keys).toEqual(['elderName', 'facilityName', 'meals', 'relationship', 'requests', 'today', 'validUntil']);
  });

  it('is counted, and opens nothing once it is withdrawn, replaced or over', async () => {
    const { consent, token } = await desk.linked(0);
    await desk.look(token);
    await desk.look(token);
    const [seen] = (await desk.consents.list(desk.operator, { limit: 1 })).items;
    expect(seen).toMatchObject({ id: consent.id, views: 2, stands: true, linked: true });
    const { token: second } = await desk.consents.openLink(desk.operator, consent.id);
    await expect(desk.look(token)).rejects.toThrow('FAMILY.LINK_NOT_FOUND');
    await desk.look(second);
    await desk.consents.withdraw(desk.operator, consent.id, { reason: 'elder' });
    await expect(desk.look(second)).rejects.toThrow('FAMILY.LINK_NOT_FOUND');
    await expect(desk.consents.openLink(desk.operator, consent.id)).rejects.toThrow('FAMILY.CONSENT_ENDED');

    const over = await desk.linked(0);
    await owner(`SET session_replication_role = replica`);
    await owner(
      `UPDATE family.consents SET recorded_at = recorded_at - interval '9 days', valid_until = $2, given_on = $3 WHERE id = $1`,
      [over.consent.id, addDays(TODAY, -1), addDays(TODAY, -9)],
    );
    await owner(`RESET session_replication_role`);
    await expect(desk.look(over.token)).rejects.toThrow('FAMILY.LINK_NOT_FOUND');
    // Whoever consents again after it was over is not held up by it.
    await desk.consents.give(desk.operator, said(desk.home.residents[0].id, { phone: over.consent.phone ?? '' }));
  });

  it('holds no token, and the audit log neither a person nor a token', async () => {
    const { token } = await desk.linked(0, { name: '周秘密', phone: '13900001234' });
    await fresh().ask(IP, topUp(token, { note: '秘密的话' }));
    const { rows } = await owner(`SELECT to_jsonb(l)::text AS row FROM family.links l UNION ALL
      SELECT to_jsonb(a)::text FROM platform.audit_log a WHERE a.subject LIKE 'family.%'`);
    const text = rows.map(({ row }: { row: string }) => row).join('\n');
    expect(text).toContain('family.consents');
    for (const secret of [token, '周秘密', '13900001234', '秘密的话']) expect(text).not.toContain(secret);
  });

  it('asks once per id, within the consent and its measure', async () => {
    const { token } = await desk.linked(1, { showsDeliveries: false });
    const draft = topUp(token);
    expect(await fresh().ask(IP, draft)).toMatchObject({ repeated: false, page: { requests: [{ state: 'asked' }] } });
    const again = await fresh().ask(IP, draft);
    expect(again.repeated).toBe(true);
    expect(again.page.requests).toHaveLength(1);
    const codes = refusalOf(fresh(), IP);
    expect(await codes({ ...draft, amountFen: 20_001 })).toBe('FAMILY.CLIENT_ID_CLASH');
    const pause = { token, clientId: clientId(), kind: 'pause', facilityId: desk.home.facilityId } as const;
    const days = { from: addDays(TODAY, 2), to: addDays(TODAY, 3), reason: 'family' } as const;
    expect(await codes({ ...pause, ...days })).toBe('FAMILY.NOT_SHOWN');
    expect(await codes(pause)).toBe('FAMILY.REQUEST_INCOMPLETE');
    for (let more = 0; more < 4; more += 1) await fresh().ask(IP, topUp(token));
    expect(await codes(topUp(token))).toBe('FAMILY.ENOUGH_FOR_A_DAY');
    expect((await fresh().ask(IP, draft)).repeated).toBe(true);

    const other = await desk.linked(0);
    const ofOther = { ...pause, token: other.token, clientId: clientId(), ...days };
    expect(await codes({ ...ofOther, facilityId: desk.neighbour.facilityId })).toBe('FAMILY.NOTHING_TO_PAUSE');
    expect(await codes({ ...ofOther, from: addDays(TODAY, -1) })).toBe('FAMILY.REQUEST_INCOMPLETE');
    await fresh().ask(IP, ofOther);
    const { rows } =
      await owner(`SELECT m.kind, a.login FROM messaging.messages m JOIN identity.accounts a ON a.id = m.account_id
      JOIN family.requests q ON q.id = m.about_id WHERE q.kind = 'pause'`);
    expect(rows).toEqual([{ kind: 'family.asked', login: desk.home.logins.operator }]);
  });

  it('takes back only its own, and only what waits', async () => {
    const { token } = await desk.linked(0);
    const mine = (await fresh().ask(IP, topUp(token))).page.requests[0]!.id;
    const stranger = await desk.linked(1);
    await expect(fresh().takeBack(IP, { token: stranger.token, requestId: mine })).rejects.toThrow('REQUEST_NOT_FOUND');
    expect((await fresh().takeBack(IP, { token, requestId: mine })).requests[0]).toMatchObject({ state: 'withdrawn' });
    await expect(fresh().takeBack(IP, { token, requestId: mine })).rejects.toThrow('FAMILY.ALREADY_DECIDED');
  });

  it('is throttled by address, whatever is tried', async () => {
    const one = fresh();
    const tried = Array.from({ length: 32 }, (_, at) =>
      one.open({ token: String(at).padEnd(43, 'x'), ip: '192.0.2.99' }).catch((error: Error) => error.message),
    );
    const answers = await Promise.all(tried);
    expect(answers.filter((answer) => String(answer).includes('TOO_MANY'))).toHaveLength(2);
  });

  it('is nobody’s any more when the elder dies, and forgotten when the elder is erased', async () => {
    const { token, consent } = await desk.linked(1);
    await fresh().ask(IP, topUp(token, { note: '给妈妈充值' }));
    const later = await desk.linked(1, { validUntil: addDays(TODAY, 30) });
    const status = `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
      SELECT id, district_code, town_code, $2, $3 FROM registry.residents WHERE id = $1 RETURNING id`;
    const resident = desk.home.residents[1].id;
    const { rows } = await owner(status, [resident, 'moved_out', addDays(TODAY, 10)]);
    await desk.look(token);
    const after = (await desk.consents.list(desk.operator, { residentId: resident, limit: 50 })).items;
    expect(after.find(({ id }) => id === later.consent.id)?.validUntil).toBe(addDays(TODAY, 9));
    await owner(`UPDATE registry.resident_statuses SET withdrawn_at = now(), withdrawn_reason = '错' WHERE id = $1`, [
      rows[0].id,
    ]);
    await owner(status, [resident, 'deceased', TODAY]);
    await expect(desk.look(token)).rejects.toThrow('FAMILY.LINK_NOT_FOUND');
    await expect(desk.consents.give(desk.operator, said(resident))).rejects.toThrow('FAMILY.RESIDENT_GONE');
    await owner(
      `UPDATE registry.residents SET name = '已删除', name_pinyin = '', name_initials = '', phone = NULL, lives_alone = false,
         erased_at = now() WHERE id = $1`,
      [resident],
    );
    const { rows: left } = await owner(
      `SELECT c.name, c.phone, c.withdrawal, (SELECT count(*)::int FROM family.words w JOIN family.requests q ON q.id = w.request_id
         WHERE q.consent_id = c.id) AS words FROM family.consents c WHERE c.id = $1`,
      [consent.id],
    );
    expect(left).toEqual([{ name: null, phone: null, withdrawal: 'gone', words: 0 }]);
  });
});
