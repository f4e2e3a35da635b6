import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonRecords } from '@nuancan/registry';

/** A year of three a day. */
const MOST_VOUCHERS = 1100;
const NAMED = `SELECT jsonb_build_object('issueId', v.issue_id, 'no', v.no, 'capFen', i.cap_fen, 'issuedOn', i.issued_on, 'expiresOn', i.expires_on) AS row
  FROM donation.vouchers v JOIN donation.voucher_issues i ON i.tranche_id = v.issue_id
  WHERE v.resident_id = ANY ($1::uuid[]) ORDER BY v.id LIMIT ${MOST_VOUCHERS}`;
const USED = `SELECT to_jsonb(r) AS row FROM canteen.voucher_redemptions r JOIN canteen.meals m ON m.id = r.meal_id AND m.business_date = r.business_date
  WHERE m.resident_id = ANY ($1::uuid[]) ORDER BY r.id LIMIT ${MOST_VOUCHERS}`;

/** Adds the vouchers that were made out to a person, and those that paid for their meals, to what is exported of them. */
@Injectable()
export class VoucherRecords implements OnModuleInit {
  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    for (const [section, sql] of [
      ['vouchers', NAMED],
      ['voucherMeals', USED],
    ] as const) {
      this.records.add(section, async (tx, entries) =>
        (await tx.query<{ row: object }[]>(sql, [entries])).map(({ row }) => row),
      );
    }
  }
}
