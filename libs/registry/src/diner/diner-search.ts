import { Injectable } from '@nestjs/common';
import { readIdentityNumber, type BusinessDate } from '@nuancan/kernel';
import { Vault, type Tx } from '@nuancan/platform';
import type { BlockedReason } from '../dated-fact/resident-words.js';
import { ordersOf, residentPageSql, type ResidentPage } from '../resident/resident-page.js';
import { interpretSearchText } from '../resident/search-text.js';

/** A resident the counter found, and how. */
export interface FoundDiner {
  readonly residentId: string;
  readonly name: string;
  readonly birthDate: BusinessDate;
  readonly villageName: string;
  readonly townCode: string;
  readonly cardLast4: string | null;
  readonly diet: string | null;
  readonly by: 'card' | 'qr' | 'id_card' | 'name';
  /** Why the card that was shown is blocked; null: it is not. */
  readonly blocked: BlockedReason | null;
}

const COLUMNS = `r.name, r.birth_date AS "birthDate", r.town_code AS "townCode", r.diet`;

const BY_IDENTIFIER = `
  SELECT r.resident_id AS "residentId", ${COLUMNS}, r.village_name AS "villageName", r.card_last4 AS "cardLast4", r.kind AS by, r.blocked
  FROM registry.find_diner($1, $2, $3::date) r`;

const LAST_DIGITS = 4;

/** The counter's search box, asked at every keystroke. */
@Injectable()
export class DinerSearch {
  constructor(private readonly vault: Vault) {}

  /**
   * Residents a text may mean on a day, at most `limit`. A whole card number, QR token or identity number finds its holder in the whole
   * district, which is audited; otherwise within the scope's own town the last four digits of a card, a phone number or
   * its last digits, and the beginning of a name, of pinyin initials (exact ones before longer ones) or of full pinyin.
   */
  async find(tx: Tx, text: string, onDate: string, limit: number): Promise<FoundDiner[]> {
    const asked = interpretSearchText(text);
    const identity = readIdentityNumber(text);
    if (typeof identity !== 'string' && this.vault.isOpen) {
      const index = this.vault.blindIndex(identity.number);
      const holder = await tx.query<FoundDiner[]>(BY_IDENTIFIER, [null, index, onDate]);
      if (holder.length > 0) return holder;
    }
    if (asked.identifier !== null) {
      const holder = await tx.query<FoundDiner[]>(BY_IDENTIFIER, [asked.identifier, null, onDate]);
      if (holder.length > 0) return holder;
    }
    const found: FoundDiner[] = [];
    for (const { order, prefix } of ordersOf(asked)) {
      // A whole number was looked for above, as of the day.
      if (order === 'card' && prefix.length > LAST_DIGITS) continue;
      if (found.length >= limit) break;
      const page = { order, prefix, area: 'own_town', limit: limit - found.length, after: null } as const;
      found.push(...(await this.byName(tx, page, onDate)));
    }
    return found;
  }

  private async byName(tx: Tx, page: ResidentPage, onDate: string): Promise<FoundDiner[]> {
    const { sql, params } = residentPageSql(page);
    const day = `$${params.length + 1}::date`;
    return tx.query<FoundDiner[]>(
      `SELECT r.id AS "residentId", ${COLUMNS}, v.name AS "villageName", card.last4 AS "cardLast4", 'name' AS by, NULL AS blocked
       FROM (${sql}) r
       JOIN registry.villages v ON v.code = r.village_code
       LEFT JOIN LATERAL (
         SELECT i.last4 FROM registry.resident_identifiers i
         WHERE i.resident_id = r.id AND i.kind = 'card' AND i.blocked_at IS NULL AND i.valid_from <= ${day} AND (i.valid_to IS NULL OR i.valid_to >= ${day})
         ORDER BY i.valid_from DESC, i.id DESC LIMIT 1) card ON true
       ORDER BY r.first_key, r.second_key, r.id`,
      [...params, onDate],
    );
  }
}
