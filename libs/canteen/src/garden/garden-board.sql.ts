/** Lots as they are shown; conditions and order follow. */
export const LOTS = `
  SELECT l.id, l.facility_id AS "facilityId", l.kind, l.crop, l.grams, s.grams AS "gramsLeft", s.value_fen AS "valueFen",
    l.unit_fen AS "unitFen", canteen.produce_price(l.district_code, l.kind, l.crop, platform.business_date(now())) AS "priceTodayFen",
    l.harvested_on AS "harvestedOn", l.plot_id AS "plotId", p.name AS "plotName", l.donation_id AS "donationId", l.at_once AS "atOnce",
    l.transfer_id IS NOT NULL AS "fromElsewhere", h.lot_id IS NOT NULL AS "hasPhoto"
  FROM canteen.garden_lots l JOIN canteen.lot_stocks s ON s.lot_id = l.id
  LEFT JOIN canteen.garden_plots p ON p.id = l.plot_id LEFT JOIN canteen.lot_photos h ON h.lot_id = l.id`;

/** Plots as they are shown; conditions and order follow. */
export const PLOTS = `
  SELECT p.id, p.town_code AS "townCode", p.facility_id AS "facilityId", p.village_code AS "villageCode", p.name, p.area_m2 AS "areaM2",
    p.tended_by AS "tendedBy", p.ended_on AS "endedOn", p.version
  FROM canteen.garden_plots p`;

/** Of a facility and of its village, in use. */
export const PLOTS_IN_USE = `${PLOTS} WHERE p.ended_on IS NULL AND (p.facility_id = $1 OR p.village_code = (
    SELECT f.village_code FROM meal_point.facilities f WHERE f.id = $1)) ORDER BY p.facility_id NULLS LAST, p.name`;

/** What has a reference price today, and what that is. */
export const CROPS = `
  SELECT DISTINCT ON (p.kind, p.crop) p.kind, p.crop, p.fen_per_kg AS "fenPerKg" FROM canteen.produce_prices p
  WHERE p.district_code = $1 AND p.valid_from <= platform.business_date(now())
  ORDER BY p.kind, p.crop, p.valid_from DESC, p.version DESC`;

/** Transfers under way to or from a facility. */
export const TRANSFERS = `
  SELECT t.id, t.lot_id AS "lotId", t.facility_id AS "facilityId", a.name AS "facilityName", t.to_facility_id AS "toFacilityId",
    b.name AS "toFacilityName", t.grams, t.sent_on AS "sentOn", canteen.crop_of_transfer(t.id) AS crop
  FROM canteen.lot_transfers t JOIN meal_point.facilities a ON a.id = t.facility_id JOIN meal_point.facilities b ON b.id = t.to_facility_id
  WHERE (t.facility_id = $1 OR t.to_facility_id = $1)
    AND NOT EXISTS (SELECT FROM canteen.lot_transfer_ends e WHERE e.transfer_id = t.id) ORDER BY t.id`;

/** Where a lot of the facility may go. */
export const TARGETS = `
  SELECT b.id, b.name FROM meal_point.facilities a JOIN meal_point.facilities b ON b.id <> a.id AND b.closed_on IS NULL
    AND (b.organisation_id = a.organisation_id OR b.village_code = a.village_code)
  WHERE a.id = $1 ORDER BY b.name, b.id LIMIT 200`;

/** What a day was issued, newest first. */
export const ISSUES = `
  SELECT d.id AS "sourceId", d.lot_id AS "lotId", d.kind, d.description AS crop, d.quantity AS grams, d.unit_fen AS "unitFen",
    d.value_fen AS "valueFen", d.recorded_at AS "recordedAt"
  FROM canteen.day_sources d WHERE d.facility_id = $1 AND d.business_date = platform.business_date(now()) AND d.kind IN ('garden', 'goods')
    AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id) ORDER BY d.id DESC`;

/** Root lots by crop and period, and since when the facility keeps lots: not what was entered in error and taken back. */
export const HARVESTS = `
  SELECT l.crop, l.harvested_on AS "harvestedOn", sum(l.grams)::bigint AS grams FROM canteen.garden_lots l
  WHERE l.facility_id = $1 AND l.kind = 'garden' AND l.transfer_id IS NULL
    AND NOT EXISTS (SELECT FROM canteen.lot_movements m WHERE m.lot_id = l.id AND m.kind = 'taken_back')
  GROUP BY 1, 2 ORDER BY 1, 2`;

/** Stock, harvest and use of each town by crop: $1 to $2; $3 a town. */
export const TOWNS = `
  WITH moved AS (
    SELECT s.town_code, l.kind, l.crop, s.grams AS stock, s.value_fen AS stock_fen, 0::bigint AS harvested, 0::bigint AS issued,
      0::bigint AS issued_fen, 0::bigint AS spoiled
    FROM canteen.lot_stocks s JOIN canteen.garden_lots l ON l.id = s.lot_id WHERE s.grams > 0
    UNION ALL SELECT l.town_code, l.kind, l.crop, 0, 0, l.grams, 0, 0, 0 FROM canteen.garden_lots l
      WHERE l.transfer_id IS NULL AND l.harvested_on BETWEEN $1 AND $2
        AND NOT EXISTS (SELECT FROM canteen.lot_movements m WHERE m.lot_id = l.id AND m.kind = 'taken_back')
    UNION ALL SELECT d.town_code, d.kind, d.description, 0, 0, 0, d.quantity, d.value_fen, 0 FROM canteen.day_sources d
      WHERE d.kind IN ('garden', 'goods') AND d.business_date BETWEEN $1 AND $2
        AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)
    UNION ALL SELECT m.town_code, l.kind, l.crop, 0, 0, 0, 0, 0, -m.grams FROM canteen.lot_movements m
      JOIN canteen.garden_lots l ON l.id = m.lot_id WHERE m.kind = 'spoiled' AND m.business_date BETWEEN $1 AND $2
  ), crops AS (
    SELECT town_code, kind, crop, sum(stock)::bigint AS "stockGrams", sum(stock_fen)::bigint AS "stockFen",
      sum(harvested)::bigint AS "harvestedGrams", sum(issued)::bigint AS "issuedGrams", sum(issued_fen)::bigint AS "issuedFen",
      sum(spoiled)::bigint AS "spoiledGrams"
    FROM moved GROUP BY 1, 2, 3
  )
  SELECT t.code AS "townCode", t.name AS "townName",
    coalesce((SELECT sum(p.area_m2) FROM canteen.garden_plots p WHERE p.town_code = t.code AND p.ended_on IS NULL), 0)::bigint AS "areaM2",
    coalesce((SELECT json_agg(to_jsonb(c) - 'town_code' ORDER BY c.kind, c.crop) FROM crops c WHERE c.town_code = t.code), '[]') AS crops
  FROM registry.towns t WHERE t.district_code = platform.scope_district() AND ($3::text IS NULL OR t.code = $3) ORDER BY t.code`;
