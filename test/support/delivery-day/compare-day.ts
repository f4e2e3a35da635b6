import type { Client } from 'pg';
import type { DayBook } from './day-book.js';

const OUTCOMES = `SELECT x.order_id AS "orderId", x.seq, x.kind, x.handover, x.receiver, x.note, x.condition_note AS "conditionNote",
    x.happened_at AS "happenedAt", x.proof_ref AS "proofRef", x.client_id AS "clientId", x.device_id AS "deviceId", x.offline,
    x.volunteer_id AS "volunteerId", x.meal_id IS NOT NULL AS "isMeal", x.returned_entry_id IS NOT NULL AS "isReturned"
  FROM delivery.outcomes x`;
const TOTALS = `SELECT (SELECT count(*) FROM canteen.meals WHERE mode = 'home_delivery')::int AS meals,
    (SELECT count(DISTINCT resident_id) FROM canteen.meals WHERE mode = 'home_delivery')::int AS eaters,
    (SELECT coalesce(sum(portions), 0) FROM canteen.production_entries WHERE kind = 'returned')::int AS returned,
    (SELECT count(*) FROM delivery.photos)::int AS photos, (SELECT count(*) FROM delivery.orders WHERE state = 'frozen')::int AS orders`;

interface OutcomeRow {
  readonly orderId: string;
  readonly seq: number;
  readonly kind: string;
  readonly happenedAt: Date;
  readonly isMeal: boolean;
  readonly isReturned: boolean;
  readonly [field: string]: unknown;
}

/** Where what the product has of the doors is not what was done there; empty: it is. */
export async function compareDoors(owner: Client, book: DayBook, orderIds: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<OutcomeRow>(OUTCOMES);
  const [totals] = (await owner.query<Record<string, number>>(TOTALS)).rows;
  const of = new Map(rows.map((row) => [row.orderId, row]));
  const delivered = [...book.doors.values()].filter(({ body }) => body.kind === 'delivered').length;
  const expected = {
    ...{ meals: delivered, eaters: delivered, returned: book.doors.size - delivered },
    ...{ photos: book.counts.photos, orders: orderIds.length },
  };
  return [
    ...(rows.length === orderIds.length ? [] : [`${rows.length} outcomes of ${orderIds.length} orders`]),
    ...unlike('the day', totals ?? {}, expected),
    ...orderIds.flatMap((orderId) => unlike(orderId, told(of.get(orderId)), done(book, orderId))),
  ];
}

/** What is not the same in what is stored; fields that nobody expects are not looked at. */
function unlike(what: string, stored: object, expected: object): string[] {
  const has = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(expected).flatMap(([field, value]) =>
    has.get(field) === value ? [] : [`${what}: ${field} is ${String(has.get(field))}, was ${String(value)}`],
  );
}

function told(row: OutcomeRow | undefined): object {
  return row === undefined ? {} : { ...row, happenedAt: row.happenedAt.toISOString() };
}

function done(book: DayBook, orderId: string): object {
  const door = book.doors.get(orderId);
  if (door === undefined) {
    return {
      seq: 1,
      kind: book.cancelled.has(orderId) ? 'cancelled' : 'nobody was there',
      isMeal: false,
      isReturned: false,
    };
  }
  const { body, volunteerId } = door;
  const isMeal = body.kind === 'delivered';
  return {
    ...{ handover: null, receiver: null, note: null, conditionNote: null, proofRef: null, seq: 1, volunteerId },
    ...Object.fromEntries(
      Object.entries(body).filter(([field]) => !['proofKind', 'longitude', 'latitude'].includes(field)),
    ),
    ...{ isMeal, isReturned: !isMeal },
  };
}
