import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonRecords } from '@nuancan/registry';

const MOST = 10_000;
const OF_THEIRS = `JOIN welfare.cases c ON c.id = x.case_id WHERE c.resident_id = ANY ($1::uuid[]) ORDER BY x.case_id, x.step LIMIT ${MOST}`;
const SECTIONS = {
  welfareCases: `SELECT to_jsonb(x) AS row FROM welfare.cases x WHERE x.resident_id = ANY ($1::uuid[]) ORDER BY x.id LIMIT ${MOST}`,
  welfareSteps: `SELECT to_jsonb(x) AS row FROM welfare.steps x ${OF_THEIRS}`,
  welfareWords: `SELECT to_jsonb(x) AS row FROM welfare.words x ${OF_THEIRS}`,
} as const;

/** Adds the cases about somebody, what was done and what was written, to what is exported of that person. */
@Injectable()
export class CaseRecords implements OnModuleInit {
  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    for (const [section, sql] of Object.entries(SECTIONS)) {
      this.records.add(section, async (tx, entries) => {
        const rows = await tx.query<{ row: object }[]>(sql, [entries]);
        return rows.map(({ row }) => row);
      });
    }
  }
}
