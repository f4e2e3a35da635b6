import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonRecords } from '@nuancan/registry';

const MOST_FINDINGS = 10_000;
const FINDINGS = `SELECT to_jsonb(f) - 'evidence_hash' || jsonb_build_object('decisions', (SELECT coalesce(jsonb_agg(to_jsonb(d)
    ORDER BY d.decided_at), '[]') FROM reconciliation.finding_decisions d WHERE d.finding_id = f.id)) AS row
  FROM reconciliation.findings f WHERE f.resident_id = ANY ($1::uuid[]) ORDER BY f.id LIMIT ${MOST_FINDINGS}`;

/** Adds what the checks found about a person's meals, and what was decided of it, to what is exported of the person. */
@Injectable()
export class FindingRecords implements OnModuleInit {
  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    this.records.add('findings', async (tx, entries) =>
      (await tx.query<{ row: object }[]>(FINDINGS, [entries])).map(({ row }) => row),
    );
  }
}
