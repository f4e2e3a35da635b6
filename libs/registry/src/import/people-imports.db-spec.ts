import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { AWAY, createRegistryDistrict, HOME, storeResident, type TestTown } from '../testing/registry-district.js';
import { ImportDesk, refusalsOf, storeOfficial } from './testing/import-desk.js';
import { madeUpNumber } from './testing/made-up-number.js';

const SEPTEMBER = '2026-09-01';
const OCTOBER = '2026-10-01';

let test: TestDatabase;
let desk: ImportDesk;
let town: Scope;
let district: Scope;

const rows = async <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
  (await test.owner.query(sql, params)).rows as T[];

/** Somebody with a category since 2020. */
async function holder(name: string, category: string | null, at: TestTown = HOME): Promise<string> {
  const id = await storeResident(test.owner, { name, town: at, birthDate: '1940-05-06' });
  if (category !== null) {
    await rows(
      `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from)
       SELECT id, district_code, town_code, $2, '2020-01-01' FROM registry.residents WHERE id = $1`,
      [id, category],
    );
  }
  return id;
}

async function die(id: string, on: string): Promise<void> {
  await rows(
    `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
     SELECT id, district_code, town_code, 'deceased', $2 FROM registry.residents WHERE id = $1`,
    [id, on],
  );
}

async function periods(category: string): Promise<string[]> {
  const found = await rows<{ line: string }>(
    `SELECT concat_ws(' ', r.name, c.valid_from, c.valid_to) AS line FROM registry.resident_categories c
     JOIN registry.residents r ON r.id = c.resident_id WHERE c.category = $1 ORDER BY r.name, c.valid_from`,
    [category],
  );
  return found.map(({ line }) => line);
}

/** Another entry of a person, with a category since 2020. */
async function duplicateOf(standing: string, name: string, category: string | null, at = HOME): Promise<string> {
  const id = await holder(name, category, at);
  await rows('UPDATE registry.residents SET merged_into = $1 WHERE id = $2', [standing, id]);
  return id;
}

beforeAll(async () => {
  test = await openTestDatabase();
  await createRegistryDistrict(test.owner);
  desk = new ImportDesk(test.database);
  town = await storeOfficial(test.owner, HOME);
  district = await storeOfficial(test.owner, null);
});
// One account may leave ten open.
afterEach(async () => rows(`UPDATE imports.runs SET state = 'cancelled' WHERE state IN ('ready', 'refused')`));
afterAll(async () => test?.close());

describe('a list of categories', () => {
  const HEADER = ['姓名', '身份证号', '出生日期', '类别'];
  const one = (name: string, category: string, born = '1940-05-06', number = ''): string[] => [
    name,
    number,
    born,
    category,
  ];

  it('begins what it names, ends what it does not and leaves past days alone, and repeats without a change', async () => {
    for (const name of ['甲一', '甲二']) await holder(name, 'minimum_living');
    await holder('甲三', null);
    await holder('甲四', 'severe_disability');
    await holder('邻人', 'minimum_living', AWAY);
    const list = [HEADER, one('甲一', '低保'), one('甲三', '低保、失独')];
    const first = await desk.import(town, 'categories', list, { asOf: SEPTEMBER });
    expect(first).toMatchObject({ state: 'done', summary: { add: 1, same: 1, ends: 1, heldBack: 0, refused: 0 } });
    const [{ yesterday } = { yesterday: '' }] = await rows<{ yesterday: string }>(
      'SELECT platform.business_date(now()) - 1 AS yesterday',
    );
    expect(await periods('minimum_living')).toEqual(
      ['甲一 2020-01-01', '甲三 2026-09-01', `甲二 2020-01-01 ${yesterday}`, '邻人 2020-01-01'].sort(),
    );
    expect(await periods('severe_disability')).toEqual(['甲四 2020-01-01']);
    const again = await desk.import(town, 'categories', list, { asOf: SEPTEMBER });
    expect(again).toMatchObject({ state: 'done', summary: { add: 0, same: 2, ends: 0 } });
    expect(await periods('only_child_loss_family')).toEqual(['甲三 2026-09-01']);
  });

  it('applies nothing when another person would lose a category than the one shown', async () => {
    const shown = await holder('辛一', 'cognitively_impaired');
    await holder('辛二', 'cognitively_impaired');
    const other = await holder('辛三', null);
    const checked = await desk.check(town, 'categories', [HEADER, one('辛二', '失智')]);
    expect(checked.summary).toMatchObject({ same: 1, ends: 1 });
    await rows(`UPDATE registry.resident_categories SET valid_to = '2020-12-31' WHERE resident_id = $1`, [shown]);
    await rows(
      `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from)
       SELECT id, district_code, town_code, 'cognitively_impaired', '2021-01-01' FROM registry.residents WHERE id = $1`,
      [other],
    );
    const again = await desk.apply(town, checked.id);
    expect(again).toMatchObject({ state: 'ready', problem: { code: 'IMPORT.CHANGED_SINCE_CHECK' } });
    expect(again.summary).toEqual(checked.summary);
    expect(await periods('cognitively_impaired')).toContain('辛三 2021-01-01');
    expect(await desk.apply(town, checked.id)).toMatchObject({ state: 'done', summary: { ends: 1 } });
  });

  it('never takes a refused row for absence', async () => {
    for (const name of ['乙一', '乙二', '乙三', '乙四']) await holder(name, 'near_minimum_living');
    await holder('乙四', 'near_minimum_living');
    const list = [
      HEADER,
      one('乙一', '低保边缘'),
      one('乙二', '低宝边缘'),
      one('乙三', '低保边缘', '', '3.30213E+17'),
      one('乙四', '低保边缘'),
    ];
    const checked = await desk.check(town, 'categories', list, { asOf: OCTOBER });
    expect(refusalsOf(checked)).toEqual([
      '3 categories NOT_ONE_OF',
      '4 identityNumber DIGITS_LOST',
      '5 name AMBIGUOUS',
    ]);
    expect(checked.summary).toMatchObject({ same: 1, refused: 3, ends: 0, heldBack: 4 });
    await desk.apply(town, checked.id, { goodRowsOnly: true });
    expect(await periods('near_minimum_living')).toEqual(
      ['乙一', '乙二', '乙三', '乙四', '乙四'].map((name) => `${name} 2020-01-01`).sort(),
    );
  });

  it('holds every end back when a refused row might mean anybody, not when it means a stranger', async () => {
    for (const name of ['丙一', '丙二']) await holder(name, 'preferential_care');
    const stranger = one('路人', '优抚', '', madeUpNumber({ born: '1941-01-01', serial: 1, sex: 'male' }));
    const known = await desk.check(town, 'categories', [HEADER, one('丙一', '优抚'), stranger], { asOf: OCTOBER });
    expect(known.summary).toMatchObject({ refused: 1, ends: 1, heldBack: 0 });
    const anybody = await desk.check(town, 'categories', [HEADER, one('丙一', '优抚'), one('丙亖', '优抚')], {
      asOf: OCTOBER,
    });
    expect(refusalsOf(anybody)).toEqual(['3 name NOT_REGISTERED']);
    expect(anybody.summary).toMatchObject({ refused: 1, ends: 0, heldBack: 1 });
  });

  it('of a district official ends nothing outside the town it is of', async () => {
    await holder('丁一', 'low_income');
    await holder('丁二', 'low_income');
    await holder('丁三', 'low_income', AWAY);
    const list = [HEADER, one('丁一', '低收入')];
    const ofTown = await desk.check(district, 'categories', list, { asOf: OCTOBER, townCode: HOME.code });
    expect(ofTown.summary).toMatchObject({ same: 1, ends: 1 });
    const ofAll = await desk.check(district, 'categories', list, { asOf: OCTOBER });
    expect(ofAll.summary).toMatchObject({ same: 1, ends: 2 });
    const elsewhere = desk.check(town, 'categories', list, { townCode: AWAY.code });
    await expect(elsewhere).rejects.toThrow('IMPORT.TOWN_NOT_IN_SCOPE');
    const theirs = await desk.check(town, 'categories', [HEADER, one('丁三', '低收入')], { asOf: OCTOBER });
    expect(refusalsOf(theirs)).toEqual(['2 name NOT_REGISTERED']);
  });

  it('keeps a period that was entered for later and ends before it', async () => {
    const id = await holder('戊一', null);
    await rows(
      `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from)
       SELECT id, district_code, town_code, 'empty_nest', '2026-10-15' FROM registry.residents WHERE id = $1`,
      [id],
    );
    await desk.import(town, 'categories', [HEADER, one('戊一', '空巢')], { asOf: OCTOBER });
    expect(await periods('empty_nest')).toEqual(['戊一 2026-10-01 2026-10-14', '戊一 2026-10-15']);
  });

  it('counts what a duplicate holds as the person’s own', async () => {
    await duplicateOf(await holder('己一', null), '己一', 'disabled');
    await duplicateOf(await holder('己二', null), '己二', 'disabled');
    await duplicateOf(await holder('己三', null), '己某', 'disabled');
    await duplicateOf(await holder('己四', null, AWAY), '己四', 'disabled');
    const list = [HEADER, one('己一', '失能'), one('己二', '失能者')];
    const checked = await desk.check(town, 'categories', list);
    expect(refusalsOf(checked)).toEqual(['3 categories NOT_ONE_OF']);
    expect(checked.summary).toMatchObject({ add: 0, same: 1, refused: 1, ends: 1, heldBack: 1 });
  });

  it.each([
    ['庚一', HOME],
    ['庚二', AWAY],
  ])('names nobody who died by a duplicate: %s', async (name, at) => {
    const dead = await duplicateOf(await holder(name, null), name, null, at);
    await die(dead, '2026-01-01');
    const checked = await desk.check(town, 'categories', [HEADER, one(name, '失智')], { asOf: OCTOBER });
    expect(refusalsOf(checked)).toEqual(['2 name DECEASED']);
  });

  it.each(['2199-01-01', '2001-01-01'])('is not of %s', async (asOf) => {
    await expect(desk.check(town, 'categories', [HEADER], { asOf })).rejects.toThrow('IMPORT.AS_OF_UNLIKELY');
  });
});

describe('a list of deaths', () => {
  const HEADER = ['姓名', '出生日期', '死亡日期', '证明'];

  it('records the day with its evidence, ends an open stay the day before, and repeats without a change', async () => {
    const id = await holder('亡一', null);
    await rows(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
       SELECT id, district_code, town_code, 'in_institution', '2026-01-01' FROM registry.residents WHERE id = $1`,
      [id],
    );
    const list = [HEADER, ['亡一', '1940-05-06', '46275', '医学证明 1 号']];
    expect(await desk.import(town, 'deaths', list)).toMatchObject({ state: 'done', summary: { add: 1 } });
    const stored = (): Promise<unknown[]> =>
      rows(
        `SELECT status, note, valid_from, valid_to FROM registry.resident_statuses WHERE resident_id = $1 ORDER BY valid_from`,
        [id],
      );
    const expected = [
      { status: 'in_institution', note: null, valid_from: '2026-01-01', valid_to: '2026-09-09' },
      { status: 'deceased', note: '医学证明 1 号', valid_from: '2026-09-10', valid_to: null },
    ];
    expect(await stored()).toEqual(expected);
    expect(await desk.import(town, 'deaths', list)).toMatchObject({ state: 'done', summary: { add: 0, same: 1 } });
    expect(await stored()).toEqual(expected);
    const other = await desk.check(town, 'deaths', [HEADER, ['亡一', '1940-05-06', '2026-09-11', '村']]);
    expect(refusalsOf(other)).toEqual(['2 diedOn DEATH_DIFFERS']);
  });

  it.each([
    ['亡五', HOME],
    ['亡六', AWAY],
  ])('lets nobody die twice, once by a duplicate: %s', async (name, at) => {
    await die(await duplicateOf(await holder(name, null), name, null, at), '2026-01-01');
    const check = (day: string): ReturnType<ImportDesk['check']> =>
      desk.check(town, 'deaths', [HEADER, [name, '1940-05-06', day, '村']]);
    expect(refusalsOf(await check('2026-03-03'))).toEqual(['2 diedOn DEATH_DIFFERS']);
    expect((await check('2026-01-01')).summary).toMatchObject({ add: 0, same: 1 });
  });

  it('ends the stay of a duplicate, and refuses one that begins later', async () => {
    const stay = await duplicateOf(await holder('亡七', null), '亡七', null);
    await rows(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
       SELECT id, district_code, town_code, 'in_institution', '2026-02-01' FROM registry.residents WHERE id = $1`,
      [stay],
    );
    const list = (day: string): string[][] => [HEADER, ['亡七', '1940-05-06', day, '医院']];
    expect(refusalsOf(await desk.check(town, 'deaths', list('2026-02-01')))).toEqual(['2 diedOn STAY_BEGINS_LATER']);
    expect(await desk.import(town, 'deaths', list('2026-02-03'))).toMatchObject({ state: 'done', summary: { add: 1 } });
    expect(await rows(`SELECT valid_to FROM registry.resident_statuses WHERE resident_id = $1`, [stay])).toEqual([
      { valid_to: '2026-02-02' },
    ]);
  });

  it('refuses what cannot be, each with its reason', async () => {
    await holder('亡二', null);
    await holder('亡三', null, AWAY);
    const stays = await holder('亡四', null);
    await rows(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
       SELECT id, district_code, town_code, 'moved_out', '2026-05-05' FROM registry.residents WHERE id = $1`,
      [stays],
    );
    const checked = await desk.check(town, 'deaths', [
      HEADER,
      ['亡二', '1940-05-06', '1939-01-01', '村'],
      ['亡二', '1940-05-06', '2199-01-01', '村'],
      ['亡二', '1940-05-06', '2026-02-30', '村'],
      ['亡二', '1940-05-06', '2026-02-03', ''],
      ['亡三', '1940-05-06', '2026-02-03', '村'],
      ['亡四', '1940-05-06', '2026-05-05', '村'],
      ['亡二', '1940-05-07', '2026-02-03', '村'],
    ]);
    expect(refusalsOf(checked)).toEqual([
      '2 diedOn BEFORE_BIRTH',
      '3 diedOn DATE_IN_FUTURE',
      '4 diedOn NOT_A_DATE',
      '5 evidence EMPTY',
      '6 name NOT_REGISTERED',
      '7 diedOn STAY_BEGINS_LATER',
      '8 name NOT_REGISTERED',
    ]);
    expect(
      await rows(
        `SELECT FROM registry.resident_statuses WHERE resident_id <> $1 AND status = 'deceased' AND note = '村'`,
        [stays],
      ),
    ).toEqual([]);
  });
});
