import { createHash } from 'node:crypto';
import { addDays } from '@nuancan/kernel';
import type { CopyTarget, CopyValue } from '@nuancan/platform';
import type { Client } from 'pg';
import { copyRows } from './copy-rows.js';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { demoUuid } from './demo-ids.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import { SeededRandom } from './seeded-random.js';

const FIRST_OPERATOR = 'op-xiwu';
const DAYS = 6;
/** On one day three portions of the first operator's canteen are gone, two are lost on the way, a dish is not hot enough, and a sample is missing. */
const MISHAP_DAYS_AGO = 2;
const GONE = 3;
const LOST = 2;
const STAFF = 2;
const SAMPLES = 1;
const BOX_PORTIONS = 12;
const FIRST_ID_MS = Date.UTC(2024, 2, 5);

type DemoDish = readonly [name: string, kind: string, ingredients: string, contains: string];

const DISHES: readonly DemoDish[] = [
  ['米饭', 'staple', '大米', ''],
  ['红烧肉', 'meat', '五花肉,酱油,糖', 'pork,soy,high_fat,high_sugar'],
  ['清蒸鲈鱼', 'meat', '鲈鱼,姜,葱', 'seafood,bony'],
  ['雪菜豆腐', 'vegetable', '豆腐,雪菜', 'soy,high_salt'],
  ['番茄炒蛋', 'mixed', '番茄,鸡蛋', 'egg'],
  ['清炒青菜', 'vegetable', '青菜', ''],
  ['芋艿排骨', 'mixed', '芋艿,排骨', 'pork,bony'],
  ['咸鸡', 'meat', '鸡,盐', 'poultry,high_salt,bony'],
  ['紫菜蛋汤', 'soup', '紫菜,鸡蛋', 'seafood,egg'],
  ['白粥', 'staple', '大米', ''],
];
/** Places in the list, by slot; of lunch and dinner another meat each day. */
const OF_SLOT: Readonly<Record<string, (day: number) => readonly number[]>> = {
  breakfast: () => [9, 4],
  lunch: (day) => [0, [1, 2, 6, 7][day % 4] ?? 1, 5],
  dinner: (day) => [0, [3, 4][day % 2] ?? 3, 8],
};
const CLOCK: Readonly<Record<string, string>> = { breakfast: '05:40', lunch: '10:10', dinner: '15:50' };

const PLACE = ['district_code', 'town_code', 'facility_id'];
const DISH_TABLE: CopyTarget = {
  table: 'canteen.dishes',
  columns: ['id', 'district_code', 'name', 'kind', 'ingredients', 'contains', 'portion_grams', 'holding'],
};
const ENTRIES: CopyTarget = {
  table: 'canteen.production_entries',
  columns: [
    ...[
      'id',
      ...PLACE,
      'business_date',
      'slot',
      'kind',
      'portions',
      'dish_id',
      'holding',
      'celsius',
      'happened_at',
      'use_by',
    ],
    ...['boxes', 'counterpart_id', 'counterpart_town', 'dispatch_id', 'client_id', 'body_hash', 'account_id'],
  ],
};
const KEPT: CopyTarget = {
  table: 'canteen.food_samples',
  columns: [
    ...['id', ...PLACE, 'business_date', 'slot', 'dish_id', 'grams', 'celsius', 'kept_at', 'keep_until', 'kept_where'],
    ...['client_id', 'body_hash', 'account_id'],
  ],
};

/** Tables that `loadProduction` fills. */
export const PRODUCTION_TABLES: readonly string[] = [
  ...[DISH_TABLE, ENTRIES, KEPT].map(({ table }) => table),
  'canteen.food_sample_ends',
];

const EATEN = `SELECT m.facility_id AS "facilityId", m.business_date::text AS date, m.slot, count(*)::int AS meals FROM canteen.meals m
  WHERE m.facility_town = $1 AND m.business_date BETWEEN $2 AND $3
    AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
  GROUP BY 1, 2, 3 ORDER BY 2, 3, 1`;

/** Thrown away once their time was over. */
const DISPOSE = `INSERT INTO canteen.food_sample_ends (sample_id, district_code, town_code, facility_id, keep_until, kind, ended_at, account_id)
  SELECT id, district_code, town_code, facility_id, keep_until, 'disposed', keep_until + interval '1 hour', account_id
  FROM canteen.food_samples WHERE keep_until < $1::date - interval '12 hours'`;

interface Slot {
  readonly facilityId: string;
  readonly date: string;
  readonly slot: string;
  readonly meals: number;
}

/** The district's dishes, and what the canteens of 西坞 cooked and sent on the last days: as much as was eaten, but for one mishap. */
export async function loadProduction(client: Client, district: DemoDistrict, seed: number): Promise<void> {
  const random = SeededRandom.stream(seed, 'production');
  const nextId = counter(random);
  const dishes = DISHES.map((dish) => ({ id: nextId(), dish }));
  await copyRows(
    client,
    DISH_TABLE,
    dishes.map(({ id, dish: [name, kind, ingredients, contains] }) => [
      ...[
        id,
        DEMO_DISTRICT.code,
        name,
        kind,
        `{${ingredients}}`,
        `{${contains}}`,
        kind === 'staple' ? 200 : 120,
        'hot',
      ],
    ]),
  );
  const { today } = district;
  const { rows } = await client.query<Slot>(EATEN, [XIWU.townCode, addDays(today, -DAYS), addDays(today, -1)]);
  const mishap = addDays(today, -MISHAP_DAYS_AGO);
  const kitchen = new DemoKitchen({ district, random, nextId, dishes: dishes.map(({ id }) => id), mishap });
  for (const slot of rows) kitchen.cook(slot, rows);
  await copyRows(client, ENTRIES, kitchen.entries);
  await copyRows(client, KEPT, kitchen.samples);
  await client.query(DISPOSE, [today]);
}

function counter(random: SeededRandom): () => string {
  let made = 0;
  return () => demoUuid(random, FIRST_ID_MS + (made += 1) * 1000);
}

interface KitchenParts {
  readonly district: DemoDistrict;
  readonly random: SeededRandom;
  readonly nextId: () => string;
  readonly dishes: readonly string[];
  /** The day on which something goes wrong. */
  readonly mishap: string;
}

class DemoKitchen {
  readonly entries: CopyValue[][] = [];
  readonly samples: CopyValue[][] = [];

  constructor(private readonly parts: KitchenParts) {}

  /** A slot of a facility that cooks, with what it sends to its points. */
  cook(own: Slot, all: readonly Slot[]): void {
    const { standings } = this.parts.district;
    if (standings.some(({ facility, supplier }) => facility.id === own.facilityId && supplier !== null)) return;
    const points = standings.filter(({ supplier }) => own.slot === 'lunch' && supplier?.id === own.facilityId);
    const fed = all.filter(
      (slot) =>
        slot.date === own.date &&
        slot.slot === own.slot &&
        points.some(({ facility }) => facility.id === slot.facilityId),
    );
    const sent = fed.map((slot) => slot.meals + (this.isMishap(own) ? LOST : 0));
    const portions = own.meals + STAFF + SAMPLES + sent.reduce((sum, n) => sum + n, 0);
    this.entry(own, 'cooked', portions + (this.isMishap(own) ? GONE : 0));
    this.entry(own, 'staff', STAFF);
    this.entry(own, 'samples', SAMPLES);
    fed.forEach((slot, at) => this.send(own, slot, sent[at] ?? 0));
    const places = OF_SLOT[own.slot]?.(Number(own.date.slice(8))) ?? [];
    places.forEach((place, at) =>
      this.dish(own, this.parts.dishes[place] ?? '', { portions, spoilt: at === 1 && this.isMishap(own) }),
    );
  }

  private isMishap({ date, slot, facilityId }: Slot): boolean {
    return date === this.parts.mishap && slot === 'lunch' && facilityId === this.firstCanteen();
  }

  private firstCanteen(): string | null | undefined {
    return this.parts.district.accounts.find(({ login }) => login === FIRST_OPERATOR)?.facilityId;
  }

  private send(from: Slot, to: Slot, portions: number): void {
    const moved = { celsius: this.parts.random.between({ from: 68, to: 78 }), at: instant(from.date, '10:35') };
    const boxes = Math.ceil(portions / BOX_PORTIONS);
    const dispatch = this.entry(from, 'dispatched', portions, { ...moved, boxes, counterpartId: to.facilityId });
    this.entry(to, 'received', to.meals, { ...moved, counterpartId: from.facilityId, dispatchId: dispatch });
  }

  private dish(own: Slot, dishId: string, { portions, spoilt }: { portions: number; spoilt: boolean }): void {
    const at = instant(own.date, CLOCK[own.slot] ?? '10:10');
    const { random, nextId } = this.parts;
    const celsius = spoilt ? 57 : random.between({ from: 70, to: 88 });
    this.entry(own, 'cooked', portions, { celsius, at, dishId, holding: 'hot', useBy: at });
    if (spoilt) return;
    const id = nextId();
    this.samples.push([
      ...[id, ...this.place(own), own.date, own.slot, dishId, random.between({ from: 125, to: 160 })],
      ...[random.between({ from: 2, to: 6 }), at, '9999-01-01', '1 号留样柜', id, hash(id), this.operator(own)],
    ]);
  }

  private entry(
    own: Slot,
    kind: string,
    portions: number,
    rest: { readonly [name in 'at' | 'dishId' | 'holding' | 'useBy' | 'counterpartId' | 'dispatchId']?: string } & {
      readonly celsius?: number;
      readonly boxes?: number;
    } = {},
  ): string {
    const id = this.parts.nextId();
    const townCode = rest.counterpartId === undefined ? null : XIWU.townCode;
    this.entries.push([
      ...[id, ...this.place(own), own.date, own.slot, kind, portions, rest.dishId ?? null, rest.holding ?? null],
      ...[
        rest.celsius ?? null,
        rest.at ?? null,
        rest.useBy ?? null,
        rest.boxes ?? null,
        rest.counterpartId ?? null,
        townCode,
      ],
      ...[rest.dispatchId ?? null, id, hash(id), this.operator(own)],
    ]);
    return id;
  }

  private place({ facilityId }: Slot): CopyValue[] {
    return [DEMO_DISTRICT.code, XIWU.townCode, facilityId];
  }

  private operator({ facilityId }: Slot): string {
    const { accounts } = this.parts.district;
    const operator = accounts.find((one) => one.role === 'operator' && one.facilityId === facilityId);
    if (operator === undefined) throw new Error('nobody cooks');
    return operator.id;
  }
}

function instant(date: string, clock: string): string {
  return `${date}T${clock}:00+08:00`;
}

function hash(id: string): string {
  return `\\x${createHash('sha256').update(id).digest('hex')}`;
}
