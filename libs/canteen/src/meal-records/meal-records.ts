import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonRecords } from '@nuancan/registry';

/** Three meals a day for 27 years. */
const MOST_MEALS = 30_000;
const MEALS = `SELECT to_jsonb(m) AS row FROM canteen.meals m WHERE m.resident_id = ANY ($1::uuid[])
  ORDER BY m.business_date, m.id LIMIT ${MOST_MEALS}`;

/** Adds the meals to what is exported of a person. */
@Injectable()
export class MealRecords implements OnModuleInit {
  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    this.records.add('meals', async (tx, entries) =>
      (await tx.query<{ row: object }[]>(MEALS, [entries])).map(({ row }) => row),
    );
  }
}
