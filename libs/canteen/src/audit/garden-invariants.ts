import type { Invariant } from '@nuancan/platform';

const WITHDRAWN = 'EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)';

/** What each lot, entry, withdrawal, transfer and end of one must have moved. */
const EXPECTED = `
  SELECT l.id AS lot_id, 'received' AS kind, l.grams, NULL::uuid AS source_id, NULL::uuid AS transfer_id FROM canteen.garden_lots l
  UNION ALL SELECT d.lot_id, 'issued', -d.quantity, d.id, NULL FROM canteen.day_sources d WHERE d.lot_id IS NOT NULL
  UNION ALL SELECT d.lot_id, k.kind, k.sign * d.quantity, d.id, NULL FROM canteen.day_sources d JOIN canteen.garden_lots l ON l.id = d.lot_id
    CROSS JOIN (VALUES ('returned', 1), ('taken_back', -1)) k (kind, sign) WHERE (k.kind = 'returned' OR l.at_once) AND ${WITHDRAWN}
  UNION ALL SELECT t.lot_id, 'sent', -t.grams, NULL, t.id FROM canteen.lot_transfers t
  UNION ALL SELECT t.lot_id, 'recalled', t.grams, NULL, t.id FROM canteen.lot_transfers t
    JOIN canteen.lot_transfer_ends e ON e.transfer_id = t.id AND e.outcome = 'recalled'`;
const MOVED = `SELECT m.lot_id, m.kind, m.grams, m.source_id, m.transfer_id FROM canteen.lot_movements m WHERE m.kind NOT IN ('spoiled', 'counted')`;

/** Of plots, lots and what was issued: nothing appears, is lost, or is there twice. */
export const GARDEN_INVARIANTS: readonly Invariant[] = [
  {
    name: 'lot-stock',
    zh: '每一批的库存等于其全部变动之和，任何时候都不为负',
    en: 'What is left of each lot is the sum of its movements, and never was below zero',
    sql: `SELECT l.id AS lot, l.facility_id, s.grams, m.grams_after FROM canteen.garden_lots l
      LEFT JOIN canteen.lot_stocks s ON s.lot_id = l.id
      LEFT JOIN LATERAL (SELECT x.* FROM canteen.lot_movements x WHERE x.lot_id = l.id ORDER BY x.seq DESC LIMIT 1) m ON true
      WHERE (s.grams, s.value_fen, s.seq, s.kind) IS DISTINCT FROM (m.grams_after, m.value_after_fen, m.seq, l.kind)
      UNION ALL
      SELECT x.lot_id, x.facility_id, x.grams_after, x.grams_again FROM (SELECT m.*, sum(m.grams) OVER story AS grams_again,
          sum(m.value_fen) OVER story AS value_again, row_number() OVER story AS place FROM canteen.lot_movements m
        WINDOW story AS (PARTITION BY m.lot_id ORDER BY m.seq)) x
      WHERE (x.grams_after, x.value_after_fen, x.seq) IS DISTINCT FROM (x.grams_again, x.value_again, x.place)
        OR least(x.grams_after, x.value_after_fen) < 0 OR (x.grams_after = 0 AND x.value_after_fen <> 0)`,
  },
  {
    name: 'lot-causes',
    zh: '入库、领用、撤回、调拨各有且只有一条相应的库存变动',
    en: 'Each lot, issue, withdrawal and transfer moved its stock once, and nothing else did',
    sql: `WITH expected AS (${EXPECTED}), moved AS (${MOVED})
      SELECT 'missing' AS problem, x.* FROM (SELECT * FROM expected EXCEPT ALL SELECT * FROM moved) x
      UNION ALL SELECT 'without cause', y.* FROM (SELECT * FROM moved EXCEPT ALL SELECT * FROM expected) y`,
  },
  {
    name: 'garden-stock',
    zh: '每个助餐点的库存 = 入库 − 领用 − 损耗 ± 调拨与盘点更正',
    en: 'The stock of each facility is its lots less issues, less spoilage, give or take transfers and counts',
    sql: `SELECT facility_id, kind, sum(stock)::bigint AS stock, sum(again)::bigint AS again FROM (
        SELECT s.facility_id, s.kind, s.grams AS stock, 0 AS again FROM canteen.lot_stocks s
        UNION ALL SELECT l.facility_id, l.kind, 0, l.grams FROM canteen.garden_lots l WHERE NOT l.at_once
        UNION ALL SELECT d.facility_id, d.kind, 0, d.quantity FROM canteen.day_sources d JOIN canteen.garden_lots l ON l.id = d.lot_id
          WHERE l.at_once AND NOT ${WITHDRAWN}
        UNION ALL SELECT d.facility_id, d.kind, 0, -d.quantity FROM canteen.day_sources d WHERE d.lot_id IS NOT NULL AND NOT ${WITHDRAWN}
        UNION ALL SELECT m.facility_id, l.kind, 0, m.grams FROM canteen.lot_movements m JOIN canteen.garden_lots l ON l.id = m.lot_id
          WHERE m.kind IN ('spoiled', 'counted')
        UNION ALL SELECT t.facility_id, l.kind, 0, -t.grams FROM canteen.lot_transfers t JOIN canteen.garden_lots l ON l.id = t.lot_id
          WHERE NOT EXISTS (SELECT FROM canteen.lot_transfer_ends e WHERE e.transfer_id = t.id AND e.outcome = 'recalled')) x
      GROUP BY 1, 2 HAVING sum(stock) <> sum(again)`,
  },
  {
    name: 'donated-goods-as-given',
    zh: '入库的捐物与捐赠登记同名，重量不超过登记，少了的写明原因',
    en: 'Donated goods are in stock by the name they were given by, at no more weight, and at less with a reason',
    sql: `SELECT h.goods_id, g.description, g.quantity_g, l.crop, l.grams, h.taken_g FROM donation.goods_handovers h
      JOIN donation.goods g ON g.id = h.goods_id LEFT JOIN canteen.garden_lots l ON l.id = h.lot_id AND l.donation_id = h.goods_id
      WHERE h.taken_g IS NOT NULL AND ((l.grams, l.crop) IS DISTINCT FROM (h.taken_g, btrim(g.description)) OR h.taken_g > g.quantity_g
        OR (h.taken_g < g.quantity_g) <> (h.short_reason IS NOT NULL))
      UNION ALL SELECT l.donation_id, NULL, NULL, l.crop, l.grams, NULL FROM canteen.garden_lots l
        WHERE l.donation_id IS NOT NULL AND l.transfer_id IS NULL
          AND NOT EXISTS (SELECT FROM donation.goods_handovers h WHERE h.lot_id = l.id AND h.goods_id = l.donation_id)`,
  },
  {
    name: 'garden-transfers',
    zh: '收下的调拨恰好成为对方的一批，品名、重量与价值相同',
    en: 'Each accepted transfer is one lot of the other facility, of the same crop, weight and value',
    sql: `SELECT t.id, t.facility_id, t.to_facility_id FROM canteen.lot_transfers t
        JOIN canteen.garden_lots l ON l.id = t.lot_id
        LEFT JOIN canteen.lot_transfer_ends e ON e.transfer_id = t.id AND e.outcome = 'accepted'
        LEFT JOIN canteen.lot_movements m ON m.transfer_id = t.id AND m.kind = 'sent'
        LEFT JOIN canteen.garden_lots c ON c.transfer_id = t.id
      WHERE (c.facility_id, c.kind, c.crop, c.grams, c.value_fen) IS DISTINCT FROM (CASE WHEN e.transfer_id IS NOT NULL THEN t.to_facility_id END,
        CASE WHEN e.transfer_id IS NOT NULL THEN l.kind END, CASE WHEN e.transfer_id IS NOT NULL THEN l.crop END,
        CASE WHEN e.transfer_id IS NOT NULL THEN t.grams END, CASE WHEN e.transfer_id IS NOT NULL THEN -m.value_fen END)`,
  },
  {
    name: 'garden-sources',
    zh: '有批次以来登记的菜园与物资都出自某一批（此前登记的没有批次，按当时规则）',
    en: 'Produce and goods entered since there are lots come from a lot; what was entered before has none',
    sql: `SELECT d.id, d.facility_id, d.business_date FROM canteen.day_sources d
      WHERE d.kind IN ('garden', 'goods') AND d.lot_id IS NULL AND d.recorded_at >= canteen.lots_since()`,
  },
  {
    name: 'garden-priced',
    zh: '从库存领用的按当天参考价计值；当天直接登记的，登记时已有参考价的也按它',
    en: 'What was issued from stock is worth the reference price of its day, and so is what was entered at once when one was known',
    sql: `SELECT d.id, d.facility_id, d.business_date, d.unit_fen FROM canteen.day_sources d
      JOIN canteen.garden_lots l ON l.id = d.lot_id AND NOT l.at_once
      WHERE d.unit_fen IS DISTINCT FROM canteen.produce_price(d.district_code, l.kind, l.crop, d.business_date)
      UNION ALL
      SELECT d.id, d.facility_id, d.business_date, d.unit_fen FROM canteen.day_sources d
      JOIN canteen.garden_lots l ON l.id = d.lot_id AND l.at_once
      CROSS JOIN LATERAL (SELECT p.fen_per_kg FROM canteen.produce_prices p WHERE p.district_code = d.district_code AND p.kind = d.kind
        AND p.crop = btrim(d.description) AND p.valid_from <= d.business_date AND p.recorded_at <= d.recorded_at
        ORDER BY p.valid_from DESC, p.version DESC LIMIT 1) p
      WHERE d.unit_fen <> p.fen_per_kg`,
  },
  {
    name: 'garden-books',
    zh: '账簿上的农产品与物资库存等于各批库存的价值',
    en: 'What the books say of produce and goods on hand is what the lots are worth',
    sql: `SELECT facility_id, kind, sum(booked)::bigint AS booked_fen, sum(stock)::bigint AS stock_fen FROM (
        SELECT a.facility_id, CASE a.kind WHEN 'garden_on_hand' THEN 'garden' ELSE 'goods' END AS kind, l.amount_fen AS booked, 0 AS stock
        FROM ledger.accounts a JOIN ledger.lines l ON l.account_id = a.id JOIN ledger.entries e ON e.id = l.entry_id
        WHERE a.kind IN ('garden_on_hand', 'goods_on_hand') AND e.kind <> 'opening_balance'
        UNION ALL SELECT s.facility_id, s.kind, 0, s.value_fen FROM canteen.lot_stocks s) x
      GROUP BY 1, 2 HAVING sum(booked) <> sum(stock)`,
  },
  {
    name: 'garden-booked',
    zh: '每一次库存变动按其价值记入实物账，领用按参考价转入当天',
    en: 'Each movement is in the in-kind book with its value, an issue with what it is worth at the reference price',
    sql: `SELECT m.id, m.lot_id, m.kind FROM canteen.lot_movements m JOIN canteen.garden_lots g ON g.id = m.lot_id AND NOT g.at_once
      LEFT JOIN canteen.day_sources d ON d.id = m.source_id
      LEFT JOIN (SELECT e.district_code, e.business_key, sum(l.amount_fen) FILTER (WHERE a.kind IN ('garden_on_hand', 'goods_on_hand')) AS stock,
          sum(l.amount_fen) FILTER (WHERE a.kind = 'in_kind_unallocated') AS used, bool_or(l.book <> 'in_kind') AS mixed
        FROM ledger.entries e JOIN ledger.lines l ON l.entry_id = e.id JOIN ledger.accounts a ON a.id = l.account_id
        WHERE e.business_key LIKE 'lot-movement/%' GROUP BY 1, 2) b
        ON b.district_code = m.district_code AND b.business_key = 'lot-movement/' || m.id
      WHERE coalesce(b.mixed, false) OR (coalesce(b.stock, 0), coalesce(b.used, 0)) IS DISTINCT FROM (m.value_fen,
        CASE m.kind WHEN 'issued' THEN d.value_fen WHEN 'returned' THEN -d.value_fen ELSE 0 END)`,
  },
  {
    name: 'garden-unallocated',
    zh: '未分摊的菜园与物资价值 = 领用的（当天直接登记的自日结起）− 各餐用去的',
    en: 'Garden and goods not allocated are what was issued (at once: since its close) less what meals used',
    sql: `SELECT facility_id, sum(booked)::bigint AS booked_fen, sum(again)::bigint AS again_fen FROM (
        SELECT a.facility_id, l.amount_fen AS booked, 0 AS again FROM ledger.accounts a JOIN ledger.lines l ON l.account_id = a.id
          JOIN ledger.entries e ON e.id = l.entry_id
          WHERE a.kind = 'in_kind_unallocated' AND a.funder = 'garden' AND e.kind <> 'opening_balance'
        UNION ALL SELECT d.facility_id, 0, d.value_fen FROM canteen.day_sources d LEFT JOIN canteen.garden_lots l ON l.id = d.lot_id
          WHERE d.kind IN ('garden', 'goods') AND NOT ${WITHDRAWN} AND (NOT l.at_once OR EXISTS (SELECT FROM canteen.day_closes c
            WHERE c.facility_id = d.facility_id AND c.business_date = d.business_date AND c.round = 1))
        UNION ALL SELECT c.facility_id, 0, -c.garden_fen FROM canteen.day_closes c
        UNION ALL SELECT k.facility_id, 0, -k.garden_fen FROM canteen.meal_corrections k) x
      GROUP BY 1 HAVING sum(booked) <> sum(again)`,
  },
];
