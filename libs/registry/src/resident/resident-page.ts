import type { SearchText } from './search-text.js';

/** The order of a page and what its rows begin with. `pinyin` leaves out what `initials` has already shown. */
export type ResidentOrder = 'all' | 'name' | 'initials' | 'pinyin';

/** Where to look: the scope's own town, a named one, or the whole district of the scope. */
export type ResidentArea = 'own_town' | 'district' | { readonly townCode: string };

/** Place of a row in its order: two sort keys (the second '' where there is one) and the id. */
export type ResidentKey = readonly [first: string, second: string, id: string];

/** One page to read. */
export interface ResidentPage {
  readonly order: ResidentOrder;
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
  readonly where: (prefix: string) => string;
  readonly first: string;
  readonly second: string | null;
}

const ORDERS: Readonly<Record<ResidentOrder, OrderSql>> = {
  all: { where: () => 'true', first: 'name_pinyin', second: null },
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
    'r.merged_into IS NULL',
    page.order === 'all' ? 'true' : where(param(page.prefix)),
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
  if (text.name !== null) return [{ order: 'name', prefix: text.name }];
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
