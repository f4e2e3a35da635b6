import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonRecords } from '@nuancan/registry';

const MOST = 10_000;
const TABLES = {
  standingOrders: 'standing_orders',
  deliveryPauses: 'pauses',
  deliveryOrders: 'orders',
  visits: 'closure_visits',
} as const;

// When and in which order, not who came: that is the volunteer's.
const STOPS = `SELECT to_jsonb(x) - 'last_volunteer_id' AS row FROM delivery.stops x JOIN delivery.orders o ON o.id = x.order_id
  WHERE o.resident_id = ANY ($1::uuid[]) ORDER BY x.id LIMIT ${MOST}`;

const OUTCOMES = `SELECT to_jsonb(x) - '{body_hash,volunteer_id,account_id,device_id}'::text[] AS row FROM delivery.outcomes x
  WHERE x.resident_id = ANY ($1::uuid[]) ORDER BY x.id LIMIT ${MOST}`;

/** Adds what was ordered for somebody, what became of it, and who went to see them, to what is exported of that person. */
@Injectable()
export class OrderRecords implements OnModuleInit {
  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    for (const [section, table] of Object.entries(TABLES)) {
      this.records.add(section, async (tx, entries) => {
        const rows = await tx.query<{ row: object }[]>(
          `SELECT to_jsonb(x) - 'body_hash' AS row FROM delivery.${table} x WHERE x.resident_id = ANY ($1::uuid[]) ORDER BY to_jsonb(x) ->> 'id' LIMIT ${MOST}`,
          [entries],
        );
        return rows.map(({ row }) => row);
      });
    }
    for (const [section, sql] of [
      ['deliveryStops', STOPS],
      ['deliveryOutcomes', OUTCOMES],
    ] as const) {
      this.records.add(section, async (tx, entries) => {
        const rows = await tx.query<{ row: object }[]>(sql, [entries]);
        return rows.map(({ row }) => row);
      });
    }
  }
}
