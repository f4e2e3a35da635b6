import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemScope, type Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DatedFactService } from '../dated-fact/dated-fact.service.js';
import { IdentityNumberService } from '../identity-number/identity-number.service.js';
import type { CreateResidentDto } from '../resident/resident.dto.js';
import { ResidentService } from '../resident/resident.service.js';
import { AWAY, createRegistryDistrict, DISTRICT, HOME, storeResident } from '../testing/registry-district.js';
import { ImportDesk, refusalsOf, storeOfficial } from './testing/import-desk.js';
import { madeUpNumber } from './testing/made-up-number.js';

const HEADER = ['姓名', '身份证号', '性别', '出生日期', '村社区', '电话', '独居', '户籍地', '卡号'];
const numberOf = (born: string, serial: number): string => madeUpNumber({ born, serial, sex: 'female' });
const person = (name: string, number: string, more: Partial<Record<string, string>> = {}): string[] => [
  name,
  number,
  more['sex'] ?? '',
  more['born'] ?? '',
  more['village'] ?? HOME.villageName,
  more['phone'] ?? '',
  more['alone'] ?? '',
  more['registered'] ?? '',
  more['card'] ?? '',
];

describe('a list of residents', () => {
  let test: TestDatabase;
  let desk: ImportDesk;
  let town: Scope;
  let district: Scope;

  const rows = async <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
    (await test.owner.query(sql, params)).rows as T[];
  const residentsNamed = (name: string): Promise<{ id: string; phone: string | null; village_code: string }[]> =>
    rows('SELECT id, phone, village_code FROM registry.residents WHERE name = $1', [name]);

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

  it('enters people with number, registration and card, and the second time changes nothing', async () => {
    const list = [
      HEADER,
      person('王一', numberOf('1940-05-06', 1), {
        phone: '15400000001',
        alone: '是',
        registered: HOME.villageName,
        card: 'C0001',
      }),
      person('王二', '', { sex: '女', born: '1941年2月3日' }),
    ];
    const first = await desk.import(town, 'residents', list);
    expect(first).toMatchObject({
      state: 'done',
      problem: null,
      summary: { rows: 2, add: 2, change: 0, same: 0, refused: 0 },
    });
    expect(
      await rows(
        `SELECT r.name, r.name_pinyin, r.sex, r.birth_date, r.lives_alone, h.registered_division, h.valid_from = platform.business_date(now()) AS today,
           i.value, n.withdrawn_at FROM registry.residents r
         JOIN registry.household_registrations h ON h.resident_id = r.id JOIN registry.resident_identifiers i ON i.resident_id = r.id
         JOIN registry.identity_numbers n ON n.resident_id = r.id WHERE r.name = '王一'`,
      ),
    ).toEqual([
      {
        ...{ name: '王一', name_pinyin: 'wangyi', sex: 'female', birth_date: '1940-05-06', lives_alone: true },
        ...{ registered_division: HOME.villageCode, today: true, value: 'C0001', withdrawn_at: null },
      },
    ]);
    const before = await rows('SELECT count(*) FROM platform.audit_log WHERE subject LIKE $1', ['registry.%']);
    const second = await desk.import(town, 'residents', list);
    expect(second).toMatchObject({ state: 'done', summary: { add: 0, change: 0, same: 2, refused: 0 } });
    expect(await rows('SELECT count(*) FROM platform.audit_log WHERE subject LIKE $1', ['registry.%'])).toEqual(before);
    expect(await rows('SELECT FROM imports.files')).toEqual([]);
  });

  it('brings known people up to date and leaves empty cells as they are', async () => {
    await storeResident(test.owner, { name: '陈一', town: HOME, birthDate: '1939-01-01', phone: '15400000009' });
    const list = [HEADER, person('陈一', numberOf('1939-01-01', 2), { alone: '是', registered: '330212' })];
    expect(await desk.import(town, 'residents', list, { asOf: '2026-01-05' })).toMatchObject({
      summary: { change: 1 },
    });
    const moved = [HEADER, person('陈一', numberOf('1939-01-01', 2), { phone: '15400000010', registered: HOME.code })];
    expect(await desk.import(town, 'residents', moved, { asOf: '2026-02-05' })).toMatchObject({
      summary: { change: 1 },
    });
    expect(await residentsNamed('陈一')).toMatchObject([{ phone: '15400000010' }]);
    expect(
      await rows(
        `SELECT registered_division, valid_from, valid_to FROM registry.household_registrations h JOIN registry.residents r
         ON r.id = h.resident_id WHERE r.name = '陈一' ORDER BY valid_from`,
      ),
    ).toEqual([
      { registered_division: '330212', valid_from: '2026-01-05', valid_to: '2026-02-04' },
      { registered_division: HOME.code, valid_from: '2026-02-05', valid_to: null },
    ]);
  });

  it('refuses rows with their reason and, with one bad row, changes nothing', async () => {
    const list = [
      HEADER,
      person('吴一', numberOf('1942-01-01', 3)),
      person('吴一', numberOf('1942-01-01', 3)),
      person('吴二', '3.30213E+17', { sex: '女', born: '1942-01-01' }),
      person('吴三', '990101194201010000', { born: '1942-01-01' }),
      person('吴四', numberOf('1942-01-01', 4), { born: '1942-01-02', sex: '男' }),
      person('吴五', '', { born: '2199-01-01', sex: '女' }),
      person('吴六', '', { born: '1942-01-01' }),
      person('吴七', numberOf('1942-01-01', 5), { village: '无此村' }),
      person('', numberOf('1942-01-01', 6)),
      person('吴九', '', { sex: '女' }),
    ];
    const checked = await desk.check(town, 'residents', list);
    expect(refusalsOf(checked)).toEqual([
      '3 identityNumber DUPLICATE',
      '4 identityNumber DIGITS_LOST',
      '5 identityNumber DIGITS_LOST',
      '6 birthDate DIFFERS_FROM_NUMBER',
      '6 sex DIFFERS_FROM_NUMBER',
      '7 birthDate DATE_IN_FUTURE',
      '8 sex EMPTY',
      '9 village VILLAGE_UNKNOWN',
      '10 name EMPTY',
      '11 birthDate NUMBER_OR_BIRTH_DATE',
    ]);
    expect(checked.summary).toMatchObject({ add: 1, refused: 9 });
    expect(checked.refusedRows[0]?.zh).toBe('与第 2 行是同一个');
    await expect(desk.apply(town, checked.id)).rejects.toThrow('IMPORT.ROWS_REFUSED');
    expect(await residentsNamed('吴一')).toEqual([]);
    const done = await desk.apply(town, checked.id, { goodRowsOnly: true });
    expect(done).toMatchObject({ state: 'done', summary: { add: 1, refused: 9 } });
    expect(refusalsOf(done)).toHaveLength(10);
    expect(await residentsNamed('吴一')).toHaveLength(1);
  });

  it('neither touches nor reveals people of another town', async () => {
    const number = numberOf('1937-03-03', 7);
    const theirs = [
      HEADER,
      person('郑一', number, { village: AWAY.villageName, card: 'AWAY-1' }),
      person('郑二', '', { sex: '女', born: '1937-04-04', village: AWAY.villageName }),
    ];
    expect(await desk.import(district, 'residents', theirs)).toMatchObject({ state: 'done', summary: { add: 2 } });
    const before = await rows('SELECT * FROM registry.residents ORDER BY id');
    const ours = [
      HEADER,
      person('郑某', number),
      person('郑二', '', { sex: '女', born: '1937-04-04' }),
      person('郑三', '', { sex: '女', born: '1937-05-05', card: 'AWAY-1' }),
      person('郑四', numberOf('1937-06-06', 8), { village: AWAY.villageName }),
    ];
    const checked = await desk.check(town, 'residents', ours);
    expect(refusalsOf(checked)).toEqual([
      '2 identityNumber HELD_ELSEWHERE',
      '3 name LIKELY_ELSEWHERE',
      '4 cardNumber CARD_TAKEN',
      '5 village VILLAGE_UNKNOWN',
    ]);
    expect(JSON.stringify(checked)).not.toMatch(/郑[^*]|岳林|AWAY/);
    expect(await rows('SELECT * FROM registry.residents ORDER BY id')).toEqual(before);
    const moved = await desk.check(district, 'residents', [HEADER, person('郑一', number)]);
    expect(refusalsOf(moved)).toEqual(['2 village OTHER_TOWN']);
  });

  it('does not overwrite a person under another name, sex or birth', async () => {
    const list = [HEADER, person('冯一', numberOf('1936-01-01', 9))];
    await desk.import(town, 'residents', list);
    const other = await desk.check(town, 'residents', [HEADER, person('冯某', numberOf('1936-01-01', 9))]);
    expect(refusalsOf(other)).toEqual(['2 name NAME_DIFFERS']);
    await storeResident(test.owner, { name: '冯二', town: HOME, birthDate: '1936-02-02' });
    const male = madeUpNumber({ born: '1936-02-02', serial: 1, sex: 'male' });
    expect(refusalsOf(await desk.check(town, 'residents', [HEADER, person('冯二', male)]))).toEqual([
      '2 sex DIFFERS_FROM_REGISTER',
    ]);
  });

  it('enters nobody twice who comes with a number and again without one', async () => {
    const without = person('韩一', '', { sex: '女', born: '1940-05-06' });
    const list = [HEADER, without, person('韩一', numberOf('1940-05-06', 11)), without];
    const checked = await desk.check(town, 'residents', list);
    expect(refusalsOf(checked)).toEqual(['2 name DUPLICATE', '4 name DUPLICATE']);
    expect(checked.refusedRows.map(({ zh }) => zh)).toEqual(['与第 3 行是同一个', '与第 3 行是同一个']);
    await desk.apply(town, checked.id, { goodRowsOnly: true });
    expect(await residentsNamed('韩一')).toHaveLength(1);
  });

  it('lets nobody enter a resident of whom an open import might be', async () => {
    const checked = await desk.check(town, 'residents', [
      HEADER,
      person('韩二', '', { sex: '女', born: '1940-06-07' }),
    ]);
    await desk.runs.apply(town, checked.id, { goodRowsOnly: false, queued: false });
    const identityNumbers = new IdentityNumberService(test.database, desk.vault);
    const residents = new ResidentService(test.database, new DatedFactService(test.database), identityNumbers);
    const draft: CreateResidentDto = {
      ...{ name: '韩二', sex: 'female', birthDate: '1940-06-07', livesAlone: false },
      ...{ townCode: HOME.code, villageCode: HOME.villageCode },
    };
    await test.database.scoped(systemScope(DISTRICT), async (tx) => {
      await desk.runner.step(tx, checked.id);
      await expect(residents.create(town, draft)).rejects.toThrow('REGISTRY.RESIDENTS_IMPORT_UNDER_WAY');
      await expect(residents.create(town, { ...draft, confirmedDistinct: true })).rejects.toThrow(
        'REGISTRY.RESIDENTS_IMPORT_UNDER_WAY',
      );
    });
    await expect(residents.create(town, draft)).rejects.toThrow('REGISTRY.RESIDENT_LIKELY_PRESENT');
    expect(await residentsNamed('韩二')).toHaveLength(1);
  });

  it.each([
    ['', HOME],
    [' of another town', AWAY],
  ])('knows a person by what a duplicate%s holds', async (where, at) => {
    const name = `许${where === '' ? '一' : '二'}`;
    const mine = madeUpNumber({ born: '1933-03-03', serial: where === '' ? 1 : 2, sex: 'female' });
    const card = `DUP-${at.code}`;
    await desk.import(district, 'residents', [HEADER, person(name, mine, { village: at.villageName, card })]);
    const [duplicate] = await residentsNamed(name);
    const standing = await storeResident(test.owner, { name, town: HOME, birthDate: '1933-03-03' });
    await rows('UPDATE registry.residents SET merged_into = $1 WHERE id = $2', [standing, duplicate?.id]);
    const known = await desk.check(town, 'residents', [HEADER, person(name, mine, { card })]);
    expect(known).toMatchObject({ state: 'ready', summary: { add: 0, change: 0, same: 1, refused: 0 } });
    const other = madeUpNumber({ born: '1933-03-03', serial: 3, sex: 'female' });
    const another = await desk.check(town, 'residents', [HEADER, person(name, other)]);
    expect(another.summary).toMatchObject({ add: 1, change: 0, refused: 0 });
  });

  it('shows again what would happen when the register changed since the check', async () => {
    const list = [HEADER, person('孙一', '', { sex: '女', born: '1935-01-01' })];
    const checked = await desk.check(town, 'residents', list);
    await storeResident(test.owner, { name: '孙一', town: HOME, birthDate: '1935-01-01' });
    const again = await desk.apply(town, checked.id);
    expect(again).toMatchObject({
      state: 'ready',
      problem: { code: 'IMPORT.CHANGED_SINCE_CHECK' },
      summary: { add: 0, same: 1 },
    });
    expect(await desk.apply(town, checked.id)).toMatchObject({ state: 'done' });
    expect(await residentsNamed('孙一')).toHaveLength(1);
  });

  it('says nothing of a file that tries numbers, and audits every check by its counts', async () => {
    const tried = (count: number): string[][] => [
      HEADER,
      ...Array.from({ length: count }, (_, at) => person('卫一', numberOf('1932-02-02', 20 + at))),
    ];
    const audited = (id: string): Promise<unknown[]> =>
      rows(
        `SELECT after->>'state' AS state, after->'summary'->>'rows' AS rows FROM platform.audit_log
         WHERE subject = 'imports.runs' AND subject_id = $1 ORDER BY id`,
        [id],
      );
    const many = await desk.check(town, 'residents', tried(9));
    expect(many).toMatchObject({ state: 'refused', problem: { code: 'IMPORT.NUMBERS_TRIED' }, refusedRows: [] });
    expect(await audited(many.id)).toMatchObject([{ state: 'checking' }, { state: 'refused' }]);
    const some = await desk.check(town, 'residents', tried(8));
    expect(some).toMatchObject({ state: 'ready', summary: { rows: 8 } });
    expect(await audited(some.id)).toMatchObject([{ state: 'checking' }, { state: 'ready', rows: '8' }]);
  });

  it('tells a refused row by its masked name, what stood there and what would do', async () => {
    const { refusedRows } = await desk.check(town, 'residents', [
      HEADER,
      person('王桂香', '', { sex: '女的', born: '1940-13-45', village: '没有的村' }),
      person('李四', '990101194005060125', { phone: '15400000001 转', card: '33021300000000171' + '!'.repeat(60) }),
      person('', '', { sex: '女', born: '1940-01-02', village: '15400000001' }),
    ]);
    expect(refusedRows.map(({ row, name, field, value, zh }) => [row, name, field, value, zh])).toEqual([
      [2, '王*香', 'birthDate', '1940-13-45', expect.stringContaining('不是日期')],
      [2, '王*香', 'sex', '女的', '不是这一列允许的词：女 / 男'],
      [2, '王*香', 'village', '没有的村', '没有这个村（社区）'],
      [3, '李*', 'cardNumber', null, expect.stringMatching(/^格式不对：/)],
      [3, '李*', 'phone', null, expect.stringMatching(/^格式不对：/)],
      [4, null, 'name', null, '必填，不能为空'],
      [4, null, 'village', null, '没有这个村（社区）'],
    ]);
    const insert = `INSERT INTO imports.refused_rows SELECT id, district_code, town_code, 9, 'x', 'x', NULL, NULL, $1 FROM imports.runs LIMIT 1`;
    await expect(test.owner.query(insert, ['1540000 0001'])).rejects.toMatchObject({
      constraint: 'refused_rows_value_is_no_number',
    });
  });

  it('takes the name of a village without its committee, where one only can be meant', async () => {
    await rows(
      `INSERT INTO registry.villages (code, town_code, district_code, name)
      SELECT $1 || n, $1, $2, name FROM unnest(ARRAY['大桥村村民委员会', '大桥社区居委会', '东门居民委员会', '西坞村委会']) WITH ORDINALITY v (name, at),
        LATERAL (SELECT lpad((900 + at)::text, 3, '0')) c (n)`,
      [HOME.code, DISTRICT],
    );
    const said = ['大桥村', '大桥社区', '东门', '东门社区居委会', '西坞', '西坞社区', '大桥'];
    const run = await desk.check(town, 'residents', [
      HEADER,
      ...said.map((village, at) => person(`村${at}`, '', { sex: '女', born: '1940-01-02', village })),
    ]);
    expect(refusalsOf(run)).toEqual(['7 village VILLAGE_UNKNOWN', '8 village VILLAGE_AMBIGUOUS']);
    expect(run.refusedRows[1]?.zh).toMatch(/：.*大桥村村民委员会 \/ .*大桥社区居委会$/);
  });

  it('keeps numbers and names out of audit, runs and reports', async () => {
    const number = numberOf('1934-01-01', 10);
    await desk.import(town, 'residents', [HEADER, person('钱密', number), person('钱密', 'x' + number.slice(1))], {
      goodRowsOnly: true,
    });
    const everything = await rows<{ text: string }>(
      `SELECT a::text AS text FROM platform.audit_log a UNION ALL SELECT r::text FROM imports.runs r
       UNION ALL SELECT f::text FROM imports.refused_rows f UNION ALL SELECT o::text FROM platform.outbox o
       UNION ALL SELECT encode(sealed, 'escape') FROM imports.files`,
    );
    for (const secret of [number, number.slice(-6), number.slice(6)]) {
      expect(everything.filter(({ text }) => text.includes(secret))).toEqual([]);
    }
  });

  it.each([
    [
      'resident_identifiers',
      `(kind, value, valid_from) VALUES ('card', $1, '2026-01-01')`,
      'value',
      ['abc', 'a b c', 'x'.repeat(65)],
    ],
    [
      'household_registrations',
      `(registered_division, valid_from) VALUES ($1, '2026-01-01')`,
      'registered_division',
      ['33021', '3302130', '33021３', '33021a'],
    ],
    [
      'identity_numbers',
      `(envelope, blind_index) VALUES ($1, sha256('x'))`,
      'envelope',
      [
        `n1.a.k.${'x'.repeat(39)}`,
        `n1.a.${'k'.repeat(17)}.${'x'.repeat(40)}`,
        `n1.a.k.${'x'.repeat(40)}.`,
        `n1.b.k.${'x'.repeat(40)}`,
        `n2.a.k.${'x'.repeat(40)}`,
      ],
    ],
  ] as const)('%s takes no value of another shape', async (table, rest, column, values) => {
    const sql = `INSERT INTO registry.${table} ${rest.replace('(', '(resident_id, district_code, town_code, ').replace('VALUES (', `VALUES (uuidv7(), '${DISTRICT}', '${HOME.code}', `)}`;
    for (const value of values) {
      await expect(test.owner.query(sql, [value]), value).rejects.toMatchObject({
        constraint: `${table}_${column}_check`,
      });
    }
  });
});
