import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonRecords } from '@nuancan/registry';

const MOST_MOVEMENTS = 10_000;
const GIVEN = `SELECT to_jsonb(m) - 'body_hash' AS row FROM volunteering.time_movements m WHERE m.resident_id = ANY ($1::uuid[])
  ORDER BY m.id LIMIT ${MOST_MOVEMENTS}`;

/** Adds the time that volunteers gave to an elder to what is exported of that person. */
@Injectable()
export class TimeRecords implements OnModuleInit {
  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    this.records.add('timeGiven', async (tx, entries) =>
      (await tx.query<{ row: object }[]>(GIVEN, [entries])).map(({ row }) => row),
    );
  }
}
