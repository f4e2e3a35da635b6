import type { SearchText } from './search-text.js';

/**
 * The order of a page and what its rows are found by. `pinyin` leaves out what `initials` has already shown, `phone`
 * what `card` has.
 */
export const RESIDENT_ORDERS = ['all', 'identity', 'card', 'phone', 'name', 'initials', 'pinyin'] as const;
export type ResidentOrder = (typeof RESIDENT_ORDERS)[number];

/** Where to look: the scope's own town, a named one, or the whole district of the scope. */
export type ResidentArea = 'own_town' | 'district' | { readonly townCode: string };

/** Place of a row in its order: two sort keys (the second '' where there is one) and the id. */
export type ResidentKey = readonly [first: string, second: string, id: string];

/** One page to read. */
export interface ResidentPage {
  readonly order: ResidentOrder;
  /** What it begins with; a card by its number or its last four digits, a phone by its last digits; else the whole. */
  readonly prefix: string;
  readonly area: ResidentArea;
  readonly limit: number;
  /** The last row already seen; null from the beginning. */
  readonly after: ResidentKey | null;
}

/** A statement and its parameters. */
export interface ResidentPageSql {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

interface OrderSql {
  /** Condition for the parameter `prefix`, whose value is `text`. */
  readonly where: (prefix: string, text: string) => string;
  readonly first: string;
  readonly second: string | null;
}

const LAST_DIGITS = 4;

// A card that is blocked or given back still tells whose it was; that of a duplicate leads to the entry that stands.
// An array, because the planner expects few residents of a district and would read them all for a semi-join.
const holdersOf = (condition: string): string => `r.id = ANY (ARRAY(
  SELECT coalesce(d.merged_into, d.id) FROM registry.resident_identifiers i JOIN registry.residents d ON d.id = i.resident_id
  WHERE i.district_code = platform.scope_district() AND ${condition}))`;
const byCard = (prefix: string, { length }: string): string =>
  holdersOf(length === LAST_DIGITS ? `i.kind = 'card' AND i.last4 = ${prefix}` : `i.value = ${prefix}`);

const ORDERS: Readonly<Record<ResidentOrder, OrderSql>> = {
  all: { where: () => 'true', first: 'name_pinyin', second: null },
  identity: {
    where: (prefix) => `r.id = ANY (ARRAY(
      SELECT coalesce(d.merged_into, d.id) FROM registry.identity_numbers n JOIN registry.residents d ON d.id = n.resident_id
      WHERE n.district_code = platform.scope_district() AND n.blind_index = decode(${prefix}, 'hex') AND n.withdrawn_at IS NULL))`,
    first: 'name_pinyin',
    second: null,
  },
  card: { where: byCard, first: 'name_pinyin', second: null },
  phone: {
    where: (prefix, text) => `r.phone_reversed ^@ reverse(${prefix}) AND NOT ${byCard(prefix, text)}`,
    first: 'name_pinyin',
    second: null,
  },
  name: { where: (prefix) => `r.name ^@ ${prefix}`, first: 'name', second: null },
  initials: { where: (prefix) => `r.name_initials ^@ ${prefix}`, first: 'name_initials', second: 'name_pinyin' },
  pinyin: {
    where: (prefix) => `r.name_pinyin ^@ ${prefix} AND NOT r.name_initials ^@ ${prefix}`,
    first: 'name_pinyin',
    second: null,
  },
};

/**
 * SQL of one page of residents: columns of `registry.residents` and `first_key`, `second_key`. Only `=`, `^@` and row
 * comparison: these are leakproof, so they reach an index under row security (LIKE does not), and each order is that
 * of an index, so a page costs its own rows however many match. Exact initials come first: 'wx' sorts before 'wxy'.
 */
export function residentPageSql(page: ResidentPage): ResidentPageSql {
  const { where, first, second } = ORDERS[page.order];
  const params: (string | number)[] = [];
  const param = (value: string | number): string => `$${params.push(value)}`;
  const keys = [first, ...(second === null ? [] : [second]), 'id'].map((key) => `r.${key}`);
  const conditions = [
    areaSql(page.area, param),
    'r.merged_into IS NULL AND r.erased_at IS NULL',
    page.order === 'all' ? 'true' : where(param(page.prefix), page.prefix),
  ];
  if (page.after !== null) {
    const [firstKey, secondKey, id] = page.after;
    const values = [param(firstKey), ...(second === null ? [] : [param(secondKey)]), `${param(id)}::uuid`];
    conditions.push(`(${keys.join(', ')}) > (${values.join(', ')})`);
  }
  const sql = `SELECT r.*, r.${first} AS first_key, ${second === null ? `''` : `r.${second}`} AS second_key
    FROM registry.residents r WHERE ${conditions.join(' AND ')} ORDER BY ${keys.join(', ')} LIMIT ${param(page.limit)}`;
  return { sql, params };
}

/** The orders in which a text is looked for, best first; none when it says nothing. */
export function ordersOf(text: SearchText): readonly { readonly order: ResidentOrder; readonly prefix: string }[] {
  const orders: { order: ResidentOrder; prefix: string }[] = [];
  if (text.identifier !== null) orders.push({ order: 'card', prefix: text.identifier });
  if (text.phone !== null) orders.push({ order: 'phone', prefix: text.phone });
  if (text.name !== null) orders.push({ order: 'name', prefix: text.name });
  return [...orders, ...pinyinOrders(text)];
}

function pinyinOrders(text: SearchText): readonly { readonly order: ResidentOrder; readonly prefix: string }[] {
  if (text.pinyin === null) return [];
  const initials = { order: 'initials', prefix: text.pinyin } as const;
  // One letter begins the same names either way.
  return text.pinyin.length === 1 ? [initials] : [initials, { order: 'pinyin', prefix: text.pinyin }];
}

function areaSql(area: ResidentArea, param: (value: string) => string): string {
  if (area === 'own_town') return 'r.town_code = platform.scope_town()';
  if (area === 'district') return 'r.district_code = platform.scope_district()';
  return `r.town_code = ${param(area.townCode)}`;
}
