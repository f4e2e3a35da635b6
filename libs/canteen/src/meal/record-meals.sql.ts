/**
 * What the judgement of a batch needs beside the diners, after the locks were taken.
 * $1 device, $2 client ids, $3 residents, $4 business dates, $5 facility, $6 first day of any quota window asked for.
 */
export const LOAD_COUNTER_FACTS = `SELECT canteen.counter_facts($1, $2, $3, $4, $5, $6) AS facts,
  meal_point.opening_facts($5, $4) AS opening`;

/**
 * Records judged meals in one statement: quota use, meal, client id, the summary of a past day, one audit row.
 * $1 meals as JSON, $2 quota uses as JSON, $3 business dates whose nightly summary must be made again.
 * The quota is taken all or none; a used-up limit, a taken client id or a broken identity fails the whole statement.
 */
export const RECORD_MEALS = `
WITH quota AS MATERIALIZED (SELECT subsidy.take_quotas($2::jsonb) AS taken),
input AS (
  SELECT m.* FROM jsonb_to_recordset($1::jsonb) AS m (
    id uuid, "clientId" uuid, "deviceId" uuid, "bodyHash" text, "businessDate" date, slot text, mode text, "residentId" uuid,
    "identifiedBy" text, items jsonb, "servedAt" timestamptz, "paymentMethod" text, "priceFen" bigint, "deliveryFeeFen" bigint, "elderDueFen" bigint,
    "elderPaidFen" bigint, "discountFen" bigint, "discountBearer" text, "governmentFen" bigint, "provinceFen" bigint,
    "cityFen" bigint, "districtFen" bigint, "townFen" bigint, "fundingTown" text, "ingredientsFen" bigint, "labourFen" bigint,
    "energyFen" bigint, "packagingFen" bigint, "deliveryFen" bigint, "costFen" bigint, "gardenFen" bigint, "volunteerFen" bigint,
    "donationFen" bigint, "unfundedFen" bigint, "surplusFen" bigint, "policyCode" text, "policyVersion" int, "tierCode" text,
    quotas jsonb, displayed jsonb, flags text[], offline boolean), quota
), meal AS (
  INSERT INTO canteen.meals (id, business_date, district_code, facility_town, facility_id, slot, mode, resident_id, identified_by,
    items, served_at, payment_method, price_fen, delivery_fee_fen, elder_due_fen, elder_paid_fen, discount_fen, discount_bearer, government_fen,
    government_province_fen, government_city_fen, government_district_fen, government_town_fen, funding_town,
    cost_ingredients_fen, cost_labour_fen, cost_energy_fen, cost_packaging_fen, cost_delivery_fen, cost_fen, garden_fen,
    volunteer_fen, donation_fen, unfunded_fen, surplus_fen, policy_code, policy_version, tier_code, quotas, displayed, flags,
    offline, device_id, client_id, account_id)
  SELECT id, "businessDate", platform.scope_district(), platform.scope_town(), platform.scope_facility(), slot, mode, "residentId",
    "identifiedBy", items, "servedAt", "paymentMethod", "priceFen", "deliveryFeeFen", "elderDueFen", "elderPaidFen", "discountFen",
    "discountBearer", "governmentFen", "provinceFen", "cityFen", "districtFen", "townFen", "fundingTown", "ingredientsFen",
    "labourFen", "energyFen", "packagingFen", "deliveryFen", "costFen", "gardenFen", "volunteerFen", "donationFen",
    "unfundedFen", "surplusFen", "policyCode", "policyVersion", "tierCode", quotas, displayed, flags, offline, "deviceId",
    "clientId", platform.scope_account()
  FROM input
  RETURNING id, recorded_at
), client AS (
  INSERT INTO canteen.meal_clients (device_id, client_id, kind, body_hash, district_code, facility_town, facility_id, meal_id, business_date)
  SELECT "deviceId", "clientId", 'meal', decode("bodyHash", 'hex'), platform.scope_district(), platform.scope_town(),
    platform.scope_facility(), id, "businessDate"
  FROM input
), summary AS (
  INSERT INTO platform.outbox (district_code, job, payload)
  SELECT platform.scope_district(), 'day-summary', jsonb_build_object('facilityId', platform.scope_facility(), 'businessDate', day)
  FROM unnest($3::date[]) AS day
), audited AS MATERIALIZED (
  SELECT platform.audit('log', 'canteen.meals', NULL, NULL, jsonb_build_object('mealIds', (SELECT jsonb_agg(id) FROM input)))
)
SELECT meal.id, meal.recorded_at AS "recordedAt" FROM meal, (SELECT count(*) FROM audited) AS written`;
