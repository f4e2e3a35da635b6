import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { addDays } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientId } from '../../../delivery/src/testing/order-desk.js';
import { IP, openFamilyDesk, TODAY, topUp, type FamilyDesk } from '../testing/family-desk.js';
import { FAMILY_INVARIANTS } from './family-invariants.js';

/** Each of what somebody with the owner's rights could do behind the product's back, and what it breaks. */
const TAMPERINGS: readonly [name: string, sql: string][] = [
  [
    'family-of-the-living',
    `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
     SELECT c.resident_id, c.district_code, c.town_code, 'deceased', current_date - 1 FROM family.consents c LIMIT 1`,
  ],
  [
    'family-one-consent',
    `DROP INDEX family.consents_one_standing; UPDATE family.consents SET phone = '13900000000', resident_id =
       (SELECT c.resident_id FROM family.consents c ORDER BY c.id LIMIT 1) WHERE withdrawn_at IS NULL`,
  ],
  ['family-asked-with-consent', `UPDATE family.consents SET shows_balance = false`],
  [
    'family-accepted-with-consent',
    `UPDATE family.consents c SET withdrawal = 'elder', withdrawn_at = (SELECT min(d.decided_at) - interval '1 microsecond' FROM family.decisions d
       JOIN family.requests q ON q.id = d.request_id WHERE d.outcome = 'accepted' AND q.consent_id = c.id)
     WHERE EXISTS (SELECT FROM family.requests q JOIN family.decisions d ON d.request_id = q.id AND d.outcome = 'accepted' WHERE q.consent_id = c.id)`,
  ],
  ['family-pauses-made', `UPDATE delivery.pauses SET paused_to = paused_to + 1`],
  [
    'family-forgotten',
    `UPDATE registry.residents SET name = '已删除', name_pinyin = '', name_initials = '', phone = NULL, diet = NULL,
     lives_alone = false, erased_at = now() WHERE id IN (SELECT resident_id FROM family.consents)`,
  ],
];

describe('invariants of families', () => {
  let desk: FamilyDesk;

  beforeAll(async () => {
    desk = await openFamilyDesk();
    const { token } = await desk.linked(0);
    await desk.linked(1);
    await desk.pages.ask(IP, topUp(token));
    const days = { from: addDays(TODAY, 2), to: addDays(TODAY, 3), reason: 'away' } as const;
    const pause = { token, clientId: clientId(), kind: 'pause', facilityId: desk.home.facilityId, ...days } as const;
    const { page } = await desk.pages.ask(IP, pause);
    await desk.requests.decide(desk.operator, page.requests[0]!.id, { outcome: 'accepted' });
    const { consent } = await desk.linked(1);
    await desk.consents.withdraw(desk.operator, consent.id, { reason: 'family' });
  });
  afterAll(() => desk?.test.close());

  it('hold over what was given, asked, answered and withdrawn', async () => {
    const found = await checkInvariants(desk.test.owner, { invariants: [...INVARIANTS, ...FAMILY_INVARIANTS] });
    expect(found.filter(({ offending }) => offending.length > 0)).toEqual([]);
  });

  it.each(TAMPERINGS)('%s names what was done behind it', async (name, sql) => {
    const { owner } = desk.test;
    const invariant = FAMILY_INVARIANTS.find((one) => one.name === name);
    await owner.query('BEGIN');
    try {
      await owner.query(`SET LOCAL session_replication_role = replica; ${sql}; SET LOCAL ROLE nuancan_definer`);
      expect((await owner.query(invariant?.sql ?? '')).rows).not.toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  it('is tampered with in every invariant', () => {
    expect(TAMPERINGS.map(([name]) => name)).toEqual(FAMILY_INVARIANTS.map(({ name }) => name));
  });
});
