import { Injectable } from '@nestjs/common';
import { isUuid } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, RequestInvalid, type Scope, type Tx } from '@nuancan/platform';
import { maskedPhone } from './masked-phone.js';
import {
  ordersOf,
  residentPageSql,
  type ResidentArea,
  type ResidentKey,
  type ResidentOrder,
  type ResidentPage,
} from './resident-page.js';
import type { ResidentListDto, ResidentQueryDto, ResidentSummaryDto } from './resident.dto.js';
import { interpretSearchText } from './search-text.js';

interface SummaryRow extends ResidentSummaryDto {
  readonly firstKey: string;
  readonly secondKey: string;
}

/** Where the next page begins: behind a row of one of the orders. */
interface Place {
  readonly order: ResidentOrder;
  readonly after: ResidentKey | null;
}

/** Lists and searches the residents of a scope, page by page. */
@Injectable()
export class ResidentList {
  constructor(private readonly database: Database) {}

  /**
   * One page: all residents by pinyin, or those a text finds (initials before full pinyin). A card number finds nothing
   * here: that is the counter's look-up.
   */
  async page(scope: Scope, asked: ResidentQueryDto): Promise<ResidentListDto> {
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
    { asked, area, place }: { asked: ResidentQueryDto; area: ResidentArea; place: Place | null },
  ): Promise<{ order: ResidentOrder; row: SummaryRow }[]> {
    const text = asked.query === undefined ? null : interpretSearchText(asked.query);
    const orders = text === null ? [{ order: 'all', prefix: '' } as const] : ordersOf(text);
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
}

async function readPage(tx: Tx, page: ResidentPage): Promise<SummaryRow[]> {
  const { sql, params } = residentPageSql(page);
  return tx.query<SummaryRow[]>(
    `SELECT r.id, r.name, r.sex, r.birth_date AS "birthDate", r.town_code AS "townCode", r.village_code AS "villageCode",
       v.name AS "villageName", r.lives_alone AS "livesAlone", r.phone, r.first_key AS "firstKey", r.second_key AS "secondKey"
     FROM (${sql}) r JOIN registry.villages v ON v.code = r.village_code
     ORDER BY r.first_key, r.second_key, r.id`,
    [...params],
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
  return text === 'all' || text === 'name' || text === 'initials' || text === 'pinyin';
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
