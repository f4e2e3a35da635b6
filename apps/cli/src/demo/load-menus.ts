import type { Client } from 'pg';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';

/** Beside what the kitchens of the demo cook already. */
const MORE = [
  ['宫保鸡丁', 'meat', '{鸡肉,花生,辣椒}', '{poultry,peanut,spicy,high_salt}'],
  ['牛肉羹', 'soup', '{牛肉,鸡蛋}', '{beef,egg,high_purine}'],
] as const;
const NAMES = [
  ...['红烧肉', '清蒸鲈鱼', '宫保鸡丁', '咸鸡', '芋艿排骨'],
  ...['雪菜豆腐', '番茄炒蛋', '清炒青菜'],
  ...['紫菜蛋汤', '牛肉羹', '米饭'],
];
const DAYS = 14;

/** Tables that `loadMenus` fills, beside the dishes. */
export const MENU_TABLES: readonly string[] = ['canteen.menu_dishes', 'registry.resident_restrictions'];

const COLUMNS = 'district_code, town_code, facility_id, business_date, slot, name, dish_id, place';

/** On past days what the kitchen logged as cooked. */
const COOKED = `
  INSERT INTO canteen.menu_dishes (${COLUMNS})
  SELECT i.district_code, i.town_code, i.facility_id, e.business_date, i.slot, i.name, e.dish_id,
    row_number() OVER (PARTITION BY i.id, e.business_date ORDER BY e.dish_id)
  FROM (SELECT DISTINCT facility_id, business_date, slot, dish_id FROM canteen.production_entries
    WHERE kind = 'cooked' AND dish_id IS NOT NULL AND business_date < $1::date) e
  JOIN canteen.menu_items i ON i.facility_id = e.facility_id AND i.slot = e.slot AND i.kind = 'set'`;

/** From today on a main dish, a vegetable, a soup and rice to each set; another choice every day, but for a set named for its dish. */
const PLANNED = `
  INSERT INTO canteen.menu_dishes (${COLUMNS})
  SELECT i.district_code, i.town_code, i.facility_id, $2::date + n, i.slot, i.name, d.id, c.place
  FROM canteen.menu_items i CROSS JOIN generate_series(0, ${DAYS - 1}) n
  CROSS JOIN LATERAL (VALUES (1, CASE WHEN i.name LIKE '%红烧肉%' THEN 0 WHEN i.name LIKE '%清蒸鱼%' THEN 1 ELSE (n + ascii(i.name)) % 5 END),
    (2, 5 + (n + ascii(i.name)) % 3), (3, 8 + n % 2), (4, 10)) AS c (place, at)
  JOIN canteen.dishes d ON d.district_code = i.district_code AND d.name = ($3::text[])[c.at + 1] AND d.facility_id IS NULL
  WHERE i.town_code = $1 AND i.kind = 'set' AND i.slot IN ('lunch', 'dinner')`;

/** A few who eat at the town's canteen and must not eat something. */
const RESTRICT = `
  INSERT INTO registry.resident_restrictions (resident_id, district_code, town_code, kind, restriction, valid_from, recorded_by, recorded_at)
  SELECT r.id, r.district_code, r.town_code, w.kind, w.restriction, $3::date - 60, $2, ($3::date - 60)::timestamptz
  FROM (VALUES (1, 'allergy', 'peanut'), (2, 'diet', 'chronic_disease'), (3, 'allergy', 'seafood'), (4, 'diet', 'hard_to_chew'),
    (5, 'diet', 'pork'), (6, 'allergy', 'egg')) AS w (no, kind, restriction)
  JOIN (SELECT r.id, r.district_code, r.town_code, row_number() OVER (ORDER BY r.id) AS no FROM registry.residents r
    WHERE r.town_code = $4 AND r.id IN (SELECT m.resident_id FROM canteen.meals m WHERE m.facility_id = $1
      AND m.business_date = $3::date - 1)) r USING (no)`;

/** What the sets of 西坞 are made of, these days and two weeks ahead, and some diets and allergies there. */
export async function loadMenus(client: Client, { accounts, today }: DemoDistrict): Promise<void> {
  for (const [name, kind, ingredients, contains] of MORE) {
    await client.query(
      `INSERT INTO canteen.dishes (district_code, name, kind, ingredients, contains, portion_grams) VALUES ($1, $2, $3, $4, $5, 150)`,
      [DEMO_DISTRICT.code, name, kind, ingredients, contains],
    );
  }
  await client.query(COOKED, [today]);
  await client.query(PLANNED, [XIWU.townCode, today, NAMES]);
  const canteen = accounts.find(({ login }) => login === 'op-xiwu')?.facilityId;
  const official = accounts.find(({ login }) => login === 'zhen-xiwu')?.id;
  await client.query(RESTRICT, [canteen, official, today, XIWU.townCode]);
}
