import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import type {
  DecidePayeeAccountDto,
  PayeeAccountDto,
  PayeeAccountListDto,
  PayeeAccountQueryDto,
  ProposePayeeAccountDto,
} from './payee-account.dto.js';
import { PayeeAccountErrors, payeeAccountErrorOf } from './payee-account.errors.js';

const MASK = `'****' || a.account_tail`;
/** $1 organisation, $2 before account, $3 account, $4 limit; null: any. Whoever confirms a number sees all of it. */
const LIST = `
  SELECT a.id AS "payeeAccountId", a.organisation_id AS "organisationId", o.name AS "organisationName", a.account_name AS "accountName",
    a.bank_name AS "bankName", CASE WHEN d.decision IS NULL THEN coalesce(n.account_number, ${MASK}) ELSE ${MASK} END AS "accountNumber",
    a.valid_from AS "validFrom", coalesce(d.decision, 'waiting') AS state,
    a.id IS NOT DISTINCT FROM reconciliation.payee_account_on(a.organisation_id, platform.business_date(now())) AS "inForce",
    a.proposed_by AS "proposedBy", a.proposed_at AS "proposedAt", d.decided_by AS "decidedBy", d.decided_at AS "decidedAt", d.reason
  FROM reconciliation.payee_accounts a JOIN registry.organisations o ON o.id = a.organisation_id
  LEFT JOIN reconciliation.payee_account_decisions d ON d.payee_account_id = a.id
  LEFT JOIN LATERAL reconciliation.payee_numbers(ARRAY[a.id]) n ON true
  WHERE ($1::uuid IS NULL OR a.organisation_id = $1) AND ($2::uuid IS NULL OR a.id < $2) AND ($3::uuid IS NULL OR a.id = $3)
  ORDER BY a.id DESC LIMIT $4`;
/** One that was sent before is answered again, where it is the same. */
const PROPOSE = `
  WITH added AS (
    INSERT INTO reconciliation.payee_accounts (district_code, organisation_id, account_name, bank_name, account_number, valid_from,
      client_id, proposed_by)
    SELECT platform.scope_district(), $1, $2, $3, $4, $5, $6, platform.scope_account()
    WHERE NOT EXISTS (SELECT FROM reconciliation.payee_accounts x WHERE x.district_code = platform.scope_district() AND x.client_id = $6)
    RETURNING id)
  SELECT id FROM added UNION ALL
  SELECT x.id FROM reconciliation.payee_accounts x JOIN reconciliation.payee_numbers(ARRAY[x.id]) n ON true
  WHERE x.district_code = platform.scope_district() AND x.client_id = $6 AND (x.organisation_id, x.account_name, x.bank_name,
    n.account_number, x.valid_from) = ($1, $2, $3, $4, $5::date)`;
const DECIDE = 'SELECT reconciliation.decide_payee_account($1, $2, $3)';

/** 收款账户: where organisations are paid. One official enters it, another one confirms it. */
@Injectable()
export class PayeeAccountService {
  constructor(private readonly database: Database) {}

  /** Accounts of the district, the newest first; numbers masked. */
  async list(scope: Scope, query: PayeeAccountQueryDto): Promise<PayeeAccountListDto> {
    const { organisationId = null, cursor, limit } = query;
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<PayeeAccountDto[]>(LIST, [organisationId, before, null, limit + 1]),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.payeeAccountId]) : null };
  }

  /** @throws PAYEE_ACCOUNT.NO_ORGANISATION, CLIENT_ID_CLASH; KERNEL.NOT_A_DATE */
  async propose(scope: Scope, asked: ProposePayeeAccountDto): Promise<PayeeAccountDto> {
    const { clientId, organisationId, accountName, bankName, accountNumber, validFrom } = asked;
    const number = accountNumber.replaceAll(/[ -]/g, '');
    const values = [organisationId, accountName, bankName, number, parseBusinessDate(validFrom), clientId];
    return this.refusing(scope, async (tx) => {
      const [stored] = await tx.query<{ id: string }[]>(PROPOSE, values);
      if (!stored) throw PayeeAccountErrors.CLIENT_ID_CLASH();
      return this.read(tx, stored.id);
    });
  }

  /** By another person than entered it. @throws PAYEE_ACCOUNT.NOT_FOUND, SECOND_PERSON_NEEDED, DECIDED, REASON_MISSING */
  async decide(scope: Scope, id: string, { decision, reason }: DecidePayeeAccountDto): Promise<PayeeAccountDto> {
    return this.refusing(scope, async (tx) => {
      await tx.query(DECIDE, [id, decision, reason ?? null]);
      return this.read(tx, id);
    });
  }

  private async read(tx: Tx, id: string): Promise<PayeeAccountDto> {
    const [account] = await tx.query<PayeeAccountDto[]>(LIST, [null, null, id, 1]);
    if (!account) throw PayeeAccountErrors.NOT_FOUND();
    return account;
  }

  private async refusing<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.database.scoped(scope, work);
    } catch (error) {
      throw payeeAccountErrorOf(error) ?? error;
    }
  }
}
