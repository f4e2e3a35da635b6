import { Injectable } from '@nestjs/common';
import { businessDateAt, isUuid, readIdentityNumber } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, RequestInvalid, Vault, type Scope, type Tx } from '@nuancan/platform';
import { maskedPhone } from './masked-phone.js';
import {
  ordersOf,
  RESIDENT_ORDERS,
  residentPageSql,
  type ResidentArea,
  type ResidentKey,
  type ResidentOrder,
  type ResidentPage,
} from './resident-page.js';
import type { ListedResidentDto, ResidentListDto } from './resident.dto.js';
import { interpretSearchText } from './search-text.js';

interface SummaryRow extends ListedResidentDto {
  readonly firstKey: string;
  readonly secondKey: string;
}

/** Where the next page begins: behind a row of one of the orders. */
interface Place {
  readonly order: ResidentOrder;
  readonly after: ResidentKey | null;
}

/** Which residents of the scope. */
interface Asked {
  /** What they are looked for by; absent: all. */
  readonly text?: string;
  readonly townCode?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** Lists and searches the residents of a scope, page by page. */
@Injectable()
export class ResidentList {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /**
   * One page: all residents by pinyin, or those a text finds: a card by its number or last four digits, a phone by its
   * number or last digits, a whole identity number, a name by its beginning, initials before full pinyin.
   */
  async page(scope: Scope, asked: Asked): Promise<ResidentListDto> {
    const place = asked.cursor === undefined ? null : placeOf(asked.cursor);
    const town = asked.townCode ?? scope.townCode;
    const area: ResidentArea = town === null ? 'district' : { townCode: town };
    const found = await this.database.scoped(scope, (tx) => this.collect(tx, { asked, area, place }));
    const rows = found.slice(0, asked.limit);
    const last = rows.at(-1);
    const more = found.length > rows.length && last !== undefined;
    return {
      items: rows.map(({ row: { firstKey: _first, secondKey: _second, ...resident } }) => ({
        ...resident,
        phone: maskedPhone(resident.phone),
      })),
      nextCursor: more ? encodeCursor([last.order, last.row.firstKey, last.row.secondKey, last.row.id]) : null,
    };
  }

  /** One row more than a page has, so that its end is known. */
  private async collect(
    tx: Tx,
    { asked, area, place }: { asked: Asked; area: ResidentArea; place: Place | null },
  ): Promise<{ order: ResidentOrder; row: SummaryRow }[]> {
    const orders = asked.text === undefined ? [{ order: 'all', prefix: '' } as const] : this.ordersOf(asked.text);
    const start = place === null ? 0 : orders.findIndex(({ order }) => order === place.order);
    if (start < 0) throw cursorInvalid();
    const found: { order: ResidentOrder; row: SummaryRow }[] = [];
    for (const { order, prefix } of orders.slice(start)) {
      const limit = asked.limit + 1 - found.length;
      if (limit === 0) break;
      const after = place?.order === order ? place.after : null;
      const rows = await readPage(tx, { order, prefix, area, limit, after });
      found.push(...rows.map((row) => ({ order, row })));
    }
    return found;
  }

  private ordersOf(text: string): ReturnType<typeof ordersOf> {
    const identity = readIdentityNumber(text);
    if (typeof identity === 'string' || !this.vault.isOpen) return ordersOf(interpretSearchText(text));
    return [{ order: 'identity', prefix: this.vault.blindIndex(identity.number).toString('hex') }];
  }
}

async function readPage(tx: Tx, page: ResidentPage): Promise<SummaryRow[]> {
  const { sql, params } = residentPageSql(page);
  const today = `$${params.length + 1}`;
  return tx.query<SummaryRow[]>(
    `SELECT r.id, r.name, r.sex, r.birth_date AS "birthDate", r.town_code AS "townCode", r.village_code AS "villageCode",
       v.name AS "villageName", r.lives_alone AS "livesAlone", r.phone, s.status, r.first_key AS "firstKey", r.second_key AS "secondKey"
     FROM (${sql}) r JOIN registry.villages v ON v.code = r.village_code
     LEFT JOIN registry.resident_statuses s ON s.resident_id = r.id AND s.withdrawn_at IS NULL
       AND s.valid_from <= ${today}::date AND (s.valid_to IS NULL OR s.valid_to >= ${today}::date)
     ORDER BY r.first_key, r.second_key, r.id`,
    [...params, businessDateAt(new Date())],
  );
}

function placeOf(cursor: string): Place {
  const [order, first, second, id] = decodeCursor(cursor, 4).map(String);
  if (!isOrder(order) || first === undefined || second === undefined || id === undefined || !isUuid(id)) {
    throw cursorInvalid();
  }
  return { order, after: [first, second, id] };
}

function isOrder(text: string | undefined): text is ResidentOrder {
  return (RESIDENT_ORDERS as readonly (string | undefined)[]).includes(text);
}

function cursorInvalid(): RequestInvalid {
  return new RequestInvalid([
    {
      pointer: '/cursor',
      code: 'FIELD.CURSOR',
      zh: '翻页标记与查询不符',
      en: 'the cursor does not belong to this query',
    },
  ]);
}
