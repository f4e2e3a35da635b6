/** A day's plant at the facilities of one class; one class in six, so that none disturbs another. */
const labelDay = (code: string, modulo: number, day: string): string =>
  `INSERT INTO planted.labels (code, facility_id, day) SELECT '${code}', s.id, month + ${day} FROM planted.sites s, planted.month WHERE s.no % 6 = ${modulo}`;
const COOKED_AT = `(day + CASE slot WHEN 'lunch' THEN time '10:40' ELSE time '16:20' END) AT TIME ZONE 'Asia/Shanghai'`;
const PLACE = `left(s.town_code, 6), s.town_code, s.id`;
const IN_CLASS = (modulo: number): string => `(SELECT id FROM planted.sites WHERE no % 6 = ${modulo})`;

/** What every kitchen logged of the month: five portions more than were eaten, one dish of a slot, and a sample of it. */
const ORDINARY: readonly string[] = [
  `INSERT INTO canteen.dishes (id, district_code, town_code, facility_id, name, kind, ingredients, portion_grams)
   SELECT md5('dish ' || s.no)::uuid, ${PLACE}, '红烧肉', 'meat', '{猪肉}', 120 FROM planted.sites s`,
  `CREATE TABLE planted.slots AS SELECT no, day, slot, count(*)::int AS meals, count(*) FILTER (WHERE mode <> 'home_delivery')::int AS came
   FROM planted.meals, planted.month WHERE voided_at IS NULL AND day >= month GROUP BY 1, 2, 3`,
  `INSERT INTO canteen.production_entries (district_code, town_code, facility_id, business_date, slot, kind, portions, client_id, body_hash, account_id)
   SELECT ${PLACE}, day, slot, 'cooked', meals + 5, md5(concat_ws(' ', 'cooked', no, day, slot))::uuid, sha256(''), s.account_id
   FROM planted.slots JOIN planted.sites s USING (no)`,
  `INSERT INTO canteen.production_entries (district_code, town_code, facility_id, business_date, slot, kind, portions, dish_id, holding, celsius, happened_at,
     use_by, client_id, body_hash, account_id)
   SELECT ${PLACE}, day, slot, 'cooked', meals + 5, md5('dish ' || no)::uuid, 'hot', 75, ${COOKED_AT}, ${COOKED_AT} + interval '4 hours',
     md5(concat_ws(' ', 'dish', no, day, slot))::uuid, sha256(''), s.account_id
   FROM planted.slots JOIN planted.sites s USING (no)`,
  `INSERT INTO canteen.food_samples (district_code, town_code, facility_id, business_date, slot, dish_id, grams, celsius, kept_at, keep_until, kept_where,
     client_id, body_hash, account_id)
   SELECT ${PLACE}, day, slot, md5('dish ' || no)::uuid, 130, 4, ${COOKED_AT}, ${COOKED_AT} + interval '48 hours', '留样柜',
     md5(concat_ws(' ', 'sample', no, day, slot))::uuid, sha256(''), s.account_id
   FROM planted.slots JOIN planted.sites s USING (no)`,
  // Somebody counted at the door of a third of them, three weeks into the month.
  `INSERT INTO reconciliation.attendance_counts (district_code, town_code, facility_id, business_date, slot, source, people, account_id, recorded_at)
   SELECT ${PLACE}, day, slot, 'door_counter', came, (SELECT id FROM identity.accounts WHERE login = 'district'), day + interval '20 hours'
   FROM planted.slots JOIN planted.sites s USING (no), planted.month WHERE slot = 'lunch' AND no % 6 IN (2, 5) AND day BETWEEN month + 14 AND month + 20`,
];

/** Of dishes, portions and samples; after the meals are stored. */
export const PRODUCTION_PLANTS: readonly string[] = [
  ...ORDINARY,
  `UPDATE reconciliation.attendance_counts SET people = people - 2 FROM planted.month WHERE facility_id IN ${IN_CLASS(2)} AND business_date IN (month + 15, month + 19)`,
  `INSERT INTO planted.labels (code, facility_id) SELECT 'C03', id FROM planted.sites WHERE no % 6 = 2`,
  `UPDATE canteen.production_entries SET portions = portions - 9 FROM planted.month
   WHERE facility_id IN ${IN_CLASS(3)} AND business_date = month + 4 AND slot = 'lunch' AND dish_id IS NULL`,
  labelDay('C06', 3, '4'),
  `DELETE FROM canteen.food_samples USING planted.month WHERE facility_id IN ${IN_CLASS(4)} AND business_date = month + 6`,
  `DELETE FROM canteen.production_entries USING planted.month WHERE facility_id IN ${IN_CLASS(4)} AND business_date = month + 6`,
  labelDay('C07', 4, '6'),
  `DELETE FROM canteen.food_samples USING planted.month WHERE facility_id IN ${IN_CLASS(5)} AND business_date = month + 7 AND slot = 'lunch'`,
  labelDay('F01', 5, '7'),
  `UPDATE canteen.production_entries SET celsius = 55 FROM planted.month
   WHERE facility_id IN ${IN_CLASS(0)} AND business_date = month + 2 AND slot = 'lunch' AND dish_id IS NOT NULL`,
  labelDay('F02', 0, '2'),
  `UPDATE canteen.production_entries SET happened_at = happened_at - interval '4 hours', use_by = use_by - interval '4 hours' FROM planted.month
   WHERE facility_id IN ${IN_CLASS(1)} AND business_date = month + 3 AND slot = 'lunch' AND dish_id IS NOT NULL`,
  labelDay('F02', 1, '3'),
];
