import { randomUUID } from 'node:crypto';
import { parseBusinessDate } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CalendarReader } from './calendar-reader.js';
import { CalendarService } from './calendar.service.js';

const DISTRICT = '990101';
let test: TestDatabase;
let calendar: CalendarService;
let official: Scope;

beforeAll(async () => {
  test = await openTestDatabase();
  calendar = new CalendarService(test.database, new CalendarReader());
  await test.owner.query(`INSERT INTO registry.districts VALUES ($1, '测试区', '测试市', '测试省')`, [DISTRICT]);
  const { rows } = await test.owner.query<{ id: string }>(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
     VALUES ($1, '测试', '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$not-a-real-hash', 'district_official', $2) RETURNING id`,
    [`test-${randomUUID()}`, DISTRICT],
  );
  official = {
    accountId: rows[0]?.id ?? '',
    role: 'district_official',
    districtCode: DISTRICT,
    townCode: null,
    facilityId: null,
  };
});
afterAll(() => test?.close());

it('takes what the district said last; without a word law, almanac and weekday hold', async () => {
  const before = await calendar.year(official, 2026);
  expect(before.days.find(({ day }) => day === '2026-10-18')).toMatchObject({
    festival: 'double_ninth',
    kind: 'weekend',
    isSaid: false,
  });
  // 2026: Spring Festival is off until the 23rd, and Saturday the 28th is worked for it.
  await calendar.say(official, { day: '2026-02-23', kind: 'holiday', name: '春节' });
  await calendar.say(official, { day: '2026-02-28', kind: 'holiday' });
  const said = await calendar.say(official, { day: '2026-02-28', kind: 'working', name: '春节调休' });
  expect(said.days.filter(({ isSaid }) => isSaid)).toEqual([
    { day: '2026-02-23', kind: 'holiday', festival: null, name: '春节', isSaid: true },
    { day: '2026-02-28', kind: 'working', festival: null, name: '春节调休', isSaid: true },
  ]);
  const kindOf = await test.database.scoped(official, (tx) =>
    new CalendarReader().kinds(tx, { from: parseBusinessDate('2026-01-01'), to: parseBusinessDate('2026-12-31') }),
  );
  const kinds = ['2026-02-17', '2026-02-23', '2026-02-24', '2026-02-28', '2026-03-01'].map((day) =>
    kindOf(parseBusinessDate(day)),
  );
  expect(kinds).toEqual(['holiday', 'holiday', 'working', 'working', 'weekend']);
  const undone = await calendar.say(official, { day: '2026-02-28', kind: 'ordinary' });
  expect(undone.days.some(({ day }) => day === '2026-02-28')).toBe(false);
});

it('is said by the district only, and nothing said goes away', async () => {
  const town: Scope = { ...official, role: 'town_official', townCode: `${DISTRICT}001` };
  await expect(calendar.say(town, { day: '2026-02-23', kind: 'working' })).rejects.toThrow(/row-level security/);
  await expect(test.owner.query('DELETE FROM meal_point.calendar_days')).rejects.toThrow();
  const elsewhere = { ...official, districtCode: '990102' };
  expect((await calendar.year(elsewhere, 2026)).days.some(({ isSaid }) => isSaid)).toBe(false);
});
