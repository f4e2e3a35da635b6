import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Category } from '@nuancan/five-ones';
import {
  ImportKinds,
  refuseRows,
  wordsColumn,
  type Findings,
  type ImportKind,
  type RowChunks,
  type RowReader,
  type RunFacts,
} from '@nuancan/imports';
import { Vault, type Tx } from '@nuancan/platform';
import { factsOfPeople } from './merged-entries.js';
import { personValues } from './person-cells.js';
import { PERSON_COLUMNS } from './person-columns.js';
import { PERSON_STAGING, resolvePeople } from './resolve-people.js';

/** What lists call the categories. */
const WORDS: Readonly<Record<Category, readonly string[]>> = {
  destitute_supported: ['特困', '特困人员', '特困供养', '五保'],
  home_supported: ['分散供养', '分散供养特困', '特困分散供养'],
  minimum_living: ['低保', '最低生活保障', '低保户', '低保对象'],
  near_minimum_living: ['低保边缘', '低边', '低保边缘户', '低保边缘家庭'],
  low_income: ['低收入', '低收入家庭', '低收入户'],
  preferential_care: ['优抚', '优抚对象', '重点优抚对象'],
  only_child_loss_family: ['计生特扶', '失独', '计划生育特殊家庭', '失独家庭'],
  severe_disability: ['重残', '重度残疾', '重度残疾人'],
  empty_nest: ['空巢', '空巢老人'],
  disabled: ['失能', '失能老人'],
  cognitively_impaired: ['失智', '失智老人', '认知障碍'],
};

const COLUMNS = {
  ...PERSON_COLUMNS,
  categories: wordsColumn({
    zh: '人员类别',
    en: 'Categories',
    synonyms: ['类别', '身份类别', '救助类别', '对象类别', '补贴类别', 'Category'],
    required: true,
    words: WORDS,
  }),
};

const HOLDS = `c.valid_from <= $1::date AND (c.valid_to IS NULL OR c.valid_to >= $1::date)`;
const CATEGORIES = factsOfPeople('resident_categories');
const DECEASED = `
  SELECT r.row_no, 'name', 'DECEASED', NULL::int FROM import_rows r
  WHERE NOT r.refused AND (EXISTS (SELECT FROM registry.resident_statuses s WHERE s.resident_id = r.resident_id
      AND s.withdrawn_at IS NULL AND s.status = 'deceased' AND s.valid_from <= $1::date)
    OR EXISTS (SELECT FROM import_duplicates d WHERE d.resident_id = r.resident_id AND d.died_on <= $1::date))`;
/** What good rows say: who has which category on the day, each once. */
const WANTED = `
  CREATE TEMP TABLE import_wanted ON COMMIT DROP AS
  SELECT r.resident_id, w.category, min(r.row_no) AS row_no, false AS has
  FROM import_rows r CROSS JOIN unnest(r.categories) AS w (category) WHERE NOT r.refused GROUP BY 1, 2`;
const HAS = `
  UPDATE import_wanted w SET has = true FROM ${CATEGORIES} c
  WHERE c.person = w.resident_id AND c.category = w.category AND ${HOLDS}`;
const ACT = `
  UPDATE import_rows r SET action = CASE WHEN EXISTS (
    SELECT FROM import_wanted w WHERE w.row_no = r.row_no AND NOT w.has) THEN 'add' ELSE 'same' END WHERE NOT refused`;
/**
 * The list speaks of the categories that it names, refused rows included, and of people whose standing entry is in scope: of
 * a duplicate whose person belongs to another town it says nothing.
 */
const ENDINGS = `
  CREATE TEMP TABLE import_endings ON COMMIT DROP AS
  SELECT c.id, c.person AS resident_id, c.valid_from, false AS held_back FROM ${CATEGORIES} c
  JOIN registry.residents x ON x.id = c.person AND x.merged_into IS NULL
  WHERE c.category IN (SELECT unnest(categories) FROM import_rows) AND ${HOLDS}
    AND (c.valid_to IS NULL OR c.valid_to > greatest($1::date - 1, $2::date - 1, c.valid_from))
    AND NOT EXISTS (SELECT FROM import_wanted w WHERE w.resident_id = c.person AND w.category = c.category)`;
/**
 * Whoever a refused row might mean keeps everything: its resident by number or by name and birth, and every namesake.
 * A row that points to nobody might mean anybody, unless its number is sound and simply not registered here.
 */
const HOLD_BACK = `
  UPDATE import_endings e SET held_back = true
  WHERE e.resident_id IN (SELECT resident_id FROM import_rows WHERE refused AND resident_id IS NOT NULL)
    OR e.resident_id IN (SELECT coalesce(x.merged_into, x.id) FROM registry.residents x
      JOIN import_rows r ON x.name = r.name WHERE r.refused)
    OR EXISTS (SELECT FROM import_rows r WHERE r.refused AND r.resident_id IS NULL AND r.blind_index IS NULL
      AND NOT EXISTS (SELECT FROM registry.residents x WHERE x.name = r.name))`;
const COUNT = `
  SELECT count(*) FILTER (WHERE NOT held_back) AS ends, count(*) FILTER (WHERE held_back) AS "heldBack",
    encode(sha256(convert_to(coalesce(string_agg(id || ' ' || held_back, ',' ORDER BY id), ''), 'UTF8')), 'hex') AS facts
  FROM import_endings`;
/** A period that was entered for later stays, and the new one ends before it. */
const ADD = `
  INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from, valid_to)
  SELECT x.id, x.district_code, x.town_code, w.category, $1::date, (
    SELECT min(c.valid_from) - 1 FROM registry.resident_categories c
    WHERE c.resident_id = w.resident_id AND c.category = w.category AND c.valid_from > $1::date)
  FROM import_wanted w JOIN registry.residents x ON x.id = w.resident_id
  WHERE NOT w.has AND w.row_no BETWEEN $2 AND $3`;
/**
 * Its last day is the day before, and no earlier than yesterday: meals of past days were subsidised on it. One that began
 * later keeps its first day, for no day of a fact is taken away.
 */
const END = `
  UPDATE registry.resident_categories c SET valid_to = greatest($1::date - 1, $2::date - 1, c.valid_from)
  FROM import_endings e WHERE e.id = c.id AND NOT e.held_back`;

/** Categories on a day: a complete list of each category it names, so that absence from it ends one. */
@Injectable()
export class CategoriesImport implements ImportKind<typeof COLUMNS>, OnModuleInit {
  readonly name = 'categories';
  readonly zh = '人员类别';
  readonly en = 'Categories';
  readonly roles = ['town_official', 'district_official'] as const;
  readonly complete = true;
  readonly ofPeople = true;
  readonly columns = COLUMNS;
  readonly samples = [
    { identityNumber: '990101194005060125', name: '王桂香', categories: '低保' },
    { name: '李阿毛', birthDate: '1938-11-02', categories: '特困、失能' },
  ];
  readonly staging = { ...PERSON_STAGING, categories: 'text[]' };
  readonly meant = 'resident_id';

  constructor(
    private readonly vault: Vault,
    private readonly kinds: ImportKinds,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async open(): Promise<RowReader<typeof COLUMNS>> {
    return (cells, refuse) => ({
      ...personValues(this.vault, cells, refuse),
      categories: cells.categories && `{${cells.categories.join(',')}}`,
    });
  }

  async judge(tx: Tx, { asOf, today }: RunFacts): Promise<Findings> {
    await resolvePeople(tx);
    await refuseRows(tx, DECEASED, [asOf]);
    await tx.query(WANTED);
    await tx.query(HAS, [asOf]);
    await tx.query(ACT);
    await tx.query(ENDINGS, [asOf, today]);
    await tx.query(HOLD_BACK);
    const [findings] = await tx.query<[Findings]>(COUNT);
    return findings;
  }

  async write(tx: Tx, { asOf, today }: RunFacts, chunks: RowChunks): Promise<void> {
    await chunks(async ({ from, to }) => {
      await tx.query(ADD, [asOf, from, to]);
    });
    await tx.query(END, [asOf, today]);
  }
}
