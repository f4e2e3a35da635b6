import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonRecords } from '@nuancan/registry';

const MOST = 10_000;
const OF_THEIRS = `JOIN family.consents c ON c.id = q.consent_id WHERE c.resident_id = ANY ($1::uuid[]) ORDER BY q.id LIMIT ${MOST}`;
const SECTIONS = {
  familyConsents: `SELECT to_jsonb(c) - 'body_hash' || jsonb_build_object('views', v.views, 'last_seen_at', v.last_seen_at) AS row
    FROM family.consents c LEFT JOIN family.views v ON v.consent_id = c.id WHERE c.resident_id = ANY ($1::uuid[]) ORDER BY c.id LIMIT ${MOST}`,
  familyRequests: `SELECT to_jsonb(q) - 'body_hash' || jsonb_build_object('outcome', d.outcome, 'decided_at', d.decided_at,
      'words', (SELECT jsonb_object_agg(w.said_by, w.words) FROM family.words w WHERE w.request_id = q.id)) AS row
    FROM family.requests q LEFT JOIN family.decisions d ON d.request_id = q.id ${OF_THEIRS}`,
} as const;

/** Adds whom an elder let see what, and what was asked, to what is exported of that elder. */
@Injectable()
export class FamilyRecords implements OnModuleInit {
  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    for (const [section, sql] of Object.entries(SECTIONS)) {
      this.records.add(section, async (tx, entries) =>
        (await tx.query<{ row: object }[]>(sql, [entries])).map(({ row }) => row),
      );
    }
  }
}
