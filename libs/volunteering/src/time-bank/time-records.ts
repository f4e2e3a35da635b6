import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonRecords } from '@nuancan/registry';

const MOST_MOVEMENTS = 10_000;
const GIVEN = `SELECT jsonb_build_object('day', m.happened_on, 'service', m.service, 'minutes', -m.minutes, 'returned', EXISTS (
    SELECT FROM volunteering.time_movements r WHERE r.returns = m.id)) AS row
  FROM volunteering.time_movements m WHERE m.resident_id = ANY ($1::uuid[]) ORDER BY m.id LIMIT ${MOST_MOVEMENTS}`;

/** Adds the time that volunteers gave to an elder to what is exported of that person: nothing of who gave it. */
@Injectable()
export class TimeRecords implements OnModuleInit {
  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    this.records.add('timeGiven', async (tx, entries) =>
      (await tx.query<{ row: object }[]>(GIVEN, [entries])).map(({ row }) => row),
    );
  }
}
