/**
 * Plants of each code. $1 the month's first day, $2 how many people of each, $3 seed. People are used for one irregularity only;
 * facilities have at most one of their own, by `no % 6`. Each step writes down what it planted in planted.labels.
 */
export interface Irregularity {
  readonly name: string;
  readonly sql: string;
}

/** Kinds of which people are drawn, in order; those of class 2 have a count that nothing may disturb. */
const KINDS = [
  ...([
    'E01',
    'E02-age',
    'E02-registration',
    'E03',
    'E04',
    'E05',
    'E06',
    'Q01',
    'Q02',
    'Q03',
    'P01',
    'P02',
    'P03',
    'P05',
  ] as const),
  ...(['B05', 'U02', 'U03'] as const),
];
const GROUP_OF: Readonly<Record<string, string>> = { E05: 'hardship-60', Q02: 'age-60-79' };

const DRAWN = `CREATE TABLE planted.drawn AS SELECT k.kind, p.* FROM (VALUES ${KINDS.map((kind, at) => `('${kind}', ${at}, '${GROUP_OF[kind] ?? 'age-80'}')`).join(', ')}) k (kind, at, of_group)
  JOIN (SELECT *, row_number() OVER (PARTITION BY grp ORDER BY planted.draw('drawn ' || n, $3::bigint)) AS turn FROM planted.people
    WHERE no % 6 <> 2 AND NOT brought) p ON p.grp = k.of_group
  WHERE $1::date IS NOT NULL AND p.turn > CASE k.of_group WHEN 'age-80' THEN k.at * $2::int ELSE 0 END
    AND p.turn <= CASE k.of_group WHEN 'age-80' THEN (k.at + 1) * $2::int ELSE $2::int END`;

/** The meals drawn for the kinds that take one: the first lunch of each person from the 16th on. */
const ONE_EACH = `CREATE TABLE planted.chosen AS SELECT DISTINCT ON (d.kind, d.n) d.kind, m.* FROM planted.drawn d JOIN planted.meals m ON m.n = d.n
  WHERE m.day >= $1::date + 15 AND m.slot = 'lunch' AND $2::int > 0 AND $3::bigint IS NOT NULL ORDER BY d.kind, d.n, m.day`;

const label = (code: string, from: string): string =>
  `INSERT INTO planted.labels (code, facility_id, meal_id) SELECT '${code}', s.id, x.id FROM ${from} JOIN planted.sites s ON s.no = x.no`;
const chosen = (kind: string): string => `planted.chosen x WHERE x.kind = '${kind}'`;
const labelChosen = (code: string, kind = code): string =>
  `INSERT INTO planted.labels (code, facility_id, meal_id) SELECT '${code}', s.id, x.id FROM planted.chosen x JOIN planted.sites s ON s.no = x.no WHERE x.kind = '${kind}'`;

/** A copy of the chosen meals of a kind, changed; its own id is derived, so that the month is the same every time. */
const second = (kind: string, changes: Readonly<Record<string, string>>): string => {
  const columns =
    'n resident_id town_code day slot identified_by tier price_fen device_id voided_at booked_month'.split(' ');
  const own = {
    offline: 'false',
    id: `md5('second ' || x.id)::uuid`,
    no: 'x.no',
    mode: 'x.mode',
    recorded_at: `(${changes.served_at}) + interval '4 seconds'`,
    ...changes,
  };
  const names = [...columns, ...Object.keys(own)];
  return `INSERT INTO planted.meals (${names.join(', ')}) SELECT ${[...columns.map((name) => `x.${name}`), ...Object.values(own)].join(', ')} FROM ${chosen(kind)}`;
};
const labelSecond = (code: string, kind: string, no = 'x.no'): string =>
  `INSERT INTO planted.labels (code, facility_id, meal_id) SELECT '${code}', s.id, md5('second ' || x.id)::uuid FROM planted.chosen x
   JOIN planted.sites s ON s.no = ${no} WHERE x.kind = '${kind}'`;
const at = (clock: string): string => `(x.day + time '${clock}') AT TIME ZONE 'Asia/Shanghai'`;
const early = (kind: string): string =>
  `UPDATE planted.meals m SET offline = false, served_at = ${at('10:40')}, recorded_at = ${at('10:40')} + interval '4 seconds' FROM ${chosen(kind)} AND m.id = x.id`;

/** The person at least half the list of facilities further on. */
const FAR = `(SELECT max(f.no) FROM planted.sites f)`;
const FAR_OFF = `CASE WHEN x.no * 2 > ${FAR} THEN 1 ELSE ${FAR} END`;

const PEOPLE: readonly Irregularity[] = [
  {
    name: 'E01',
    sql: `UPDATE planted.meals m SET identified_by = 'none' FROM ${chosen('E01')} AND m.id = x.id; ${labelChosen('E01')}`,
  },
  {
    name: 'E02',
    sql: `UPDATE registry.residents r SET birth_date = month - interval '79 years 2 months' FROM planted.drawn d, planted.month WHERE d.kind = 'E02-age' AND r.id = d.id;
      UPDATE registry.household_registrations r SET registered_division = '110101' FROM planted.drawn d WHERE d.kind = 'E02-registration' AND r.resident_id = d.id;
      ${label('E02', `(SELECT m.* FROM planted.meals m JOIN planted.drawn d USING (n) JOIN planted.month ON m.booked_month = month WHERE d.kind LIKE 'E02-%') x`)}`,
  },
  {
    name: 'E03',
    sql: `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
        SELECT x.resident_id, left(x.town_code, 6), x.town_code, 'deceased', x.day FROM ${chosen('E03')};
      ${label('E03', `(SELECT m.* FROM planted.meals m JOIN planted.chosen c ON c.n = m.n AND c.kind = 'E03' AND m.day >= c.day) x`)}`,
  },
  {
    name: 'E04',
    sql: `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from, valid_to)
        SELECT x.resident_id, left(x.town_code, 6), x.town_code, CASE WHEN x.n % 2 = 0 THEN 'moved_out' ELSE 'in_institution' END, x.day - 1,
          x.day + 4 FROM ${chosen('E04')};
      ${label('E04', `(SELECT m.* FROM planted.meals m JOIN planted.chosen c ON c.n = m.n AND c.kind = 'E04' AND m.day BETWEEN c.day - 1 AND c.day + 4) x`)}`,
  },
  {
    name: 'E05',
    sql: `UPDATE registry.resident_categories r SET valid_to = x.day - 1 FROM ${chosen('E05')} AND r.resident_id = x.resident_id;
      ${label('E05', `(SELECT m.* FROM planted.meals m JOIN planted.chosen c ON c.n = m.n AND c.kind = 'E05' AND m.day >= c.day) x`)}`,
  },
  {
    // The second of each two of the drawn takes the name, birthday and phone of the first.
    name: 'E06',
    sql: `CREATE TABLE planted.pairs AS SELECT one.id AS one, two.id AS two, two.n FROM (SELECT *, row_number() OVER (ORDER BY n) AS k FROM planted.drawn WHERE kind = 'E06') one
        JOIN (SELECT *, row_number() OVER (ORDER BY n) AS k FROM planted.drawn WHERE kind = 'E06') two ON one.k % 2 = 1 AND two.k = one.k + 1;
      UPDATE registry.residents r SET name = o.name, birth_date = o.birth_date, phone = o.phone FROM planted.pairs p JOIN registry.residents o ON o.id = p.one WHERE r.id = p.two;
      INSERT INTO planted.labels (code, facility_id, resident_id) SELECT 'E06', s.id, d.id FROM planted.pairs p
        JOIN planted.drawn d ON d.id = greatest(p.one, p.two) JOIN planted.sites s USING (no)`,
  },
  {
    name: 'Q01',
    sql: `${early('Q01')}; ${second('Q01', { served_at: at('13:00'), government_fen: '900' })}; ${labelSecond('Q01', 'Q01')}`,
  },
  {
    name: 'Q02',
    sql: `INSERT INTO planted.labels (code, facility_id, meal_id) SELECT 'Q02', s.id, m.id FROM planted.meals m JOIN planted.drawn d USING (n)
        JOIN planted.sites s ON s.no = m.no, planted.month WHERE d.kind = 'Q02' AND m.government_fen = 0 AND m.day BETWEEN month AND month + 20;
      UPDATE planted.meals m SET government_fen = 700 FROM planted.drawn d, planted.month
        WHERE d.kind = 'Q02' AND m.n = d.n AND m.government_fen = 0 AND m.day BETWEEN month AND month + 20`,
  },
  {
    name: 'Q03',
    sql: `UPDATE planted.meals m SET price_fen = 900 FROM ${chosen('Q03')} AND m.id = x.id; ${labelChosen('Q03')}`,
  },
  {
    name: 'P01',
    sql: `UPDATE planted.meals m SET offline = false, served_at = ${at('14:30')}, recorded_at = ${at('14:30')} + interval '4 seconds' FROM ${chosen('P01')} AND m.id = x.id;
      DELETE FROM planted.meals m USING ${chosen('P01')} AND m.n = x.n AND m.day = x.day AND m.slot = 'dinner'; ${labelChosen('P01')}`,
  },
  {
    name: 'P02',
    sql: `${early('P02')}; ${second('P02', { served_at: at('10:50'), government_fen: '0', no: FAR_OFF })};
      ${labelSecond('P02', 'P02', FAR_OFF)}; ${labelSecond('B05', 'P02', FAR_OFF)}`,
  },
  {
    name: 'P03',
    sql: `${early('P03')}; ${second('P03', { served_at: at('12:55'), government_fen: '0', mode: `'home_delivery'` })}; ${labelChosen('P03')}`,
  },
  {
    name: 'P05',
    sql: `UPDATE planted.meals m SET offline = false, recorded_at = m.served_at + interval '5 hours' FROM ${chosen('P05')} AND m.id = x.id; ${labelChosen('P05')}`,
  },
  {
    name: 'B05',
    sql: `${early('B05')}; ${second('B05', { served_at: at('11:30'), government_fen: '0' })}; ${labelSecond('B05', 'B05')}`,
  },
  {
    name: 'U02',
    sql: `DELETE FROM planted.meals m USING planted.drawn d, planted.month WHERE d.kind = 'U02' AND m.n = d.n AND m.day > month + 20;
      INSERT INTO planted.labels (code, facility_id, resident_id) SELECT 'U02', s.id, d.id FROM planted.drawn d JOIN planted.sites s USING (no) WHERE d.kind = 'U02'`,
  },
  {
    name: 'U03',
    sql: `UPDATE planted.meals m SET government_fen = 0 FROM ${chosen('U03')} AND m.id = x.id; ${labelChosen('U03')}`,
  },
];

const labelDay = (code: string, modulo: number, day: string): string =>
  `INSERT INTO planted.labels (code, facility_id, day) SELECT '${code}', s.id, ${day} FROM planted.sites s, planted.month WHERE s.no % 6 = ${modulo}`;

const FACILITIES: readonly Irregularity[] = [
  {
    name: 'C01',
    sql: `UPDATE meal_point.slot_capacities c SET valid_to = month + 7 FROM planted.sites s, planted.month WHERE s.no % 6 = 0 AND c.facility_id = s.id AND c.slot = 'lunch';
      INSERT INTO meal_point.slot_capacities (district_code, town_code, facility_id, slot, seats, dine_in_portions, delivery_portions, valid_from, valid_to)
        SELECT left(town_code, 6), town_code, id, 'lunch', 10, (SELECT count(*) / 2 FROM planted.people p WHERE p.no = s.no), 200, month + 8, month + 8
        FROM planted.sites s, planted.month WHERE s.no % 6 = 0; ${labelDay('C01', 0, 'month + 8')}`,
  },
  {
    // Strangers who come once, more than half as many as there are regulars.
    name: 'C02',
    sql: `CREATE TABLE planted.strangers AS SELECT DISTINCT ON (s.no, k) md5(concat_ws(' ', 'stranger', s.no, k))::uuid AS id, s.no, s.town_code, s.id AS facility_id
        FROM planted.sites s, generate_series(1, (SELECT count(*)::int / 2 + 10 FROM planted.people p WHERE p.no = 1)) k WHERE s.no % 6 = 1;
      INSERT INTO registry.residents (id, district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date, created_at)
        SELECT id, left(town_code, 6), town_code, town_code || '001', '来客', 'laike', 'lk', 'male', '1935-01-01', '2024-01-01' FROM planted.strangers;
      INSERT INTO registry.household_registrations (resident_id, district_code, town_code, registered_division, valid_from)
        SELECT id, left(town_code, 6), town_code, town_code, '2010-01-01' FROM planted.strangers;
      INSERT INTO planted.meals (id, n, no, resident_id, town_code, day, slot, mode, identified_by, served_at, recorded_at, offline, tier, price_fen,
          government_fen, device_id, booked_month)
        SELECT md5('meal ' || x.id)::uuid, 0, x.no, x.id, x.town_code, month + 10, 'lunch', 'dine_in', 'card', t, t + interval '4 seconds', false,
          'age-80', 1200, 900, x.facility_id, month
        FROM planted.strangers x, planted.month, LATERAL (SELECT (month + 10 + time '12:00') AT TIME ZONE 'Asia/Shanghai' AS t) c;
      ${labelDay('C02', 1, 'month + 10')}; ${labelDay('C05', 1, 'month + 10')}`,
  },
  {
    // One evening many of those dine who otherwise only lunch there.
    name: 'C05',
    sql: `INSERT INTO planted.meals SELECT (jsonb_populate_record(m, jsonb_build_object('id', md5('dinner ' || m.id)::uuid, 'slot', 'dinner',
          'mode', 'dine_in', 'offline', false, 'served_at', t, 'recorded_at', t + interval '4 seconds'))).*
        FROM (SELECT m.id, (m.day + time '17:00' + row_number() OVER (PARTITION BY m.no ORDER BY m.n) * interval '1 minute') AT TIME ZONE 'Asia/Shanghai' AS t,
            row_number() OVER (PARTITION BY m.no ORDER BY m.n) AS place
          FROM planted.meals m JOIN planted.people p USING (n), planted.month WHERE m.no % 6 = 4 AND m.day = month + 22 AND m.slot = 'lunch'
            AND NOT p.dines AND NOT p.brought AND p.grp <> 'age-60-79' AND NOT EXISTS (SELECT FROM planted.drawn d WHERE d.n = m.n)) x
          JOIN planted.meals m USING (id) WHERE x.place <= 40;
      ${labelDay('C05', 4, 'month + 22')}`,
  },
  {
    // Of seven days every one keeps as many as the poorest of them has.
    name: 'C04',
    sql: `WITH days AS (SELECT m.id, m.no, m.tier, m.day, count(*) OVER (PARTITION BY m.no, m.day) AS n, row_number() OVER (PARTITION BY m.no, m.day
          ORDER BY m.tier <> 'age-80', md5(m.id::text)) AS place FROM planted.meals m, planted.month
          WHERE m.no % 6 = 2 AND m.day BETWEEN month + 4 AND month + 10 AND m.government_fen > 0), least AS (SELECT no, min(n) AS n FROM days GROUP BY 1)
      DELETE FROM planted.meals m USING days d JOIN least l USING (no) WHERE m.id = d.id AND d.place <= d.n - l.n;
      INSERT INTO planted.labels (code, facility_id, day) SELECT 'C04', s.id, NULL FROM planted.sites s WHERE s.no % 6 = 2`,
  },
  {
    name: 'P01',
    sql: `INSERT INTO meal_point.opening_exceptions (district_code, town_code, facility_id, kind, valid_from, valid_to, reason)
        SELECT left(town_code, 6), town_code, id, 'closed', month + 13, month + 13, '停水' FROM planted.sites, planted.month WHERE no % 6 = 3;
      ${label('P01', `(SELECT m.* FROM planted.meals m, planted.month WHERE m.no % 6 = 3 AND m.day = month + 13) x`)}`,
  },
  {
    name: 'P06',
    sql: `UPDATE planted.meals m SET recorded_at = m.served_at - interval '20 minutes', offline = false, device_id = md5('clock ' || m.no)::uuid
        FROM planted.people p, planted.month WHERE m.n = p.n AND p.place <= 8 AND m.no % 6 = 4 AND m.day = month + 3 AND m.slot = 'lunch';
      ${label('P06', `(SELECT m.* FROM planted.meals m WHERE m.device_id = md5('clock ' || m.no)::uuid) x`)}`,
  },
  {
    name: 'B06',
    sql: `INSERT INTO planted.meals SELECT (jsonb_populate_record(m, jsonb_build_object('id', md5('void ' || m.id)::uuid, 'government_fen', 0,
          'voided_at', (m.day + time '20:30') AT TIME ZONE 'Asia/Shanghai'))).* FROM planted.meals m JOIN planted.people p USING (n), planted.month
        WHERE p.place <= 12 AND m.no % 6 = 5 AND m.day = month + 12 AND m.slot = 'lunch'; ${labelDay('B06', 5, 'month + 12')}`,
  },
];

/** Before the ordinary meals are stored. */
export const IRREGULARITIES: readonly Irregularity[] = [
  { name: 'draw', sql: DRAWN },
  { name: 'choose', sql: ONE_EACH },
  ...PEOPLE,
  ...FACILITIES,
];
