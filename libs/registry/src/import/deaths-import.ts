import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  dateColumn,
  ImportKinds,
  refuseRows,
  textColumn,
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

const COLUMNS = {
  ...PERSON_COLUMNS,
  diedOn: dateColumn({
    zh: '死亡日期',
    en: 'Date of death',
    synonyms: ['去世日期', '逝世日期', '死亡时间', '去世时间', 'Died on'],
    required: true,
    notAfterToday: true,
  }),
  evidence: textColumn({
    zh: '证明',
    en: 'Evidence',
    synonyms: ['死亡证明', '证明材料', '依据', '证明编号', '死亡证明编号', 'Certificate'],
    required: true,
    most: 200,
  }),
};

const STATUSES = factsOfPeople('resident_statuses');
const DUPLICATE = `
  SELECT row_no, 'name', 'DUPLICATE', first FROM (
    SELECT row_no, min(row_no) OVER (PARTITION BY resident_id) AS first FROM import_rows
    WHERE NOT refused AND resident_id IS NOT NULL) d WHERE row_no > first`;
const BEFORE_BIRTH = `
  SELECT r.row_no, 'diedOn', 'BEFORE_BIRTH', NULL::int FROM import_rows r JOIN registry.residents x ON x.id = r.resident_id
  WHERE NOT r.refused AND r.died_on < x.birth_date`;
/** Also what a duplicate in another town says: nobody dies twice. */
const DEATHS = `
  CREATE TEMP TABLE import_deaths ON COMMIT DROP AS
  SELECT resident_id, valid_from AS died_on FROM registry.resident_statuses WHERE withdrawn_at IS NULL AND status = 'deceased'
  UNION SELECT resident_id, died_on FROM import_duplicates WHERE died_on IS NOT NULL`;
const OTHER_DAY = `
  SELECT DISTINCT r.row_no, 'diedOn', 'DEATH_DIFFERS', NULL::int FROM import_rows r JOIN import_deaths k USING (resident_id)
  WHERE NOT r.refused AND k.died_on <> r.died_on`;
const LATER_STAY = `
  SELECT DISTINCT r.row_no, 'diedOn', 'STAY_BEGINS_LATER', NULL::int FROM import_rows r
  JOIN ${STATUSES} s ON s.person = r.resident_id AND s.withdrawn_at IS NULL AND s.status <> 'deceased'
  WHERE NOT r.refused AND s.valid_from >= r.died_on`;
const ACT = `
  UPDATE import_rows r SET action = CASE WHEN EXISTS (
    SELECT FROM import_deaths k WHERE k.resident_id = r.resident_id) THEN 'same' ELSE 'add' END WHERE NOT refused`;
/** The last day of a stay is the day before the death, which holds from its own day on. */
const END_STAYS = `
  UPDATE registry.resident_statuses s SET valid_to = r.died_on - 1 FROM import_rows r, ${STATUSES} p
  WHERE r.row_no BETWEEN $1 AND $2 AND r.action = 'add' AND NOT r.refused AND p.id = s.id AND p.person = r.resident_id
    AND s.withdrawn_at IS NULL AND s.status <> 'deceased' AND (s.valid_to IS NULL OR s.valid_to >= r.died_on)`;
const RECORD = `
  INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, note, valid_from)
  SELECT x.id, x.district_code, x.town_code, 'deceased', r.evidence, r.died_on
  FROM import_rows r JOIN registry.residents x ON x.id = r.resident_id
  WHERE r.row_no BETWEEN $1 AND $2 AND r.action = 'add' AND NOT r.refused`;

/** Deaths: a status from the day of death on, with its evidence; stays that are open end the day before. */
@Injectable()
export class DeathsImport implements ImportKind<typeof COLUMNS>, OnModuleInit {
  readonly name = 'deaths';
  readonly zh = '去世';
  readonly en = 'Deaths';
  readonly roles = ['town_official', 'district_official'] as const;
  readonly complete = false;
  readonly ofPeople = true;
  readonly columns = COLUMNS;
  readonly samples = [
    {
      identityNumber: '990101194005060125',
      name: '王桂香',
      diedOn: '2026-01-15',
      evidence: '居民死亡医学证明 2026-0001',
    },
    { name: '李阿毛', birthDate: '1938-11-02', diedOn: '2026-01-20', evidence: '村委会证明' },
  ];
  readonly staging = { ...PERSON_STAGING, died_on: 'date', evidence: 'text' };
  readonly meant = 'resident_id';

  constructor(
    private readonly vault: Vault,
    private readonly kinds: ImportKinds,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async open(): Promise<RowReader<typeof COLUMNS>> {
    return (cells, refuse) => {
      const { diedOn, evidence, identityNumber, birthDate } = cells;
      const born = identityNumber?.birthDate ?? birthDate;
      if (diedOn !== null && born !== null && diedOn < born) refuse('diedOn', 'BEFORE_BIRTH');
      return { ...personValues(this.vault, cells, refuse), died_on: diedOn, evidence };
    };
  }

  async judge(tx: Tx): Promise<Findings> {
    await resolvePeople(tx);
    await tx.query(DEATHS);
    for (const select of [DUPLICATE, BEFORE_BIRTH, OTHER_DAY, LATER_STAY]) await refuseRows(tx, select);
    await tx.query(ACT);
    return { ends: 0, heldBack: 0 };
  }

  async write(tx: Tx, _run: RunFacts, chunks: RowChunks): Promise<void> {
    await chunks(async ({ from, to }) => {
      await tx.query(END_STAYS, [from, to]);
      await tx.query(RECORD, [from, to]);
    });
  }
}
