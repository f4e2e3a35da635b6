import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import { refusing } from '../volunteering-refusal.js';
import { VolunteeringErrors } from '../volunteering.errors.js';
import type { RedeemTimeDto, ReturnTimeDto, TimeAccountDto, TimeMovementDto } from './time-bank.dto.js';

const MOST_MOVEMENTS = 200;

const MOVEMENTS = `
  SELECT m.id, m.seq, m.kind, m.minutes, m.balance_after AS "balanceAfter", m.happened_on AS "happenedOn", f.name AS "facilityName",
    a.purpose, m.service, m.beneficiary, r.name AS "residentName", m.reason,
    EXISTS (SELECT FROM volunteering.time_movements b WHERE b.returns = m.id) AS returned, m.recorded_at AS "recordedAt"
  FROM volunteering.time_movements m LEFT JOIN volunteering.attendances a ON a.id = m.attendance_id
  LEFT JOIN volunteering.hour_confirmations c ON c.attendance_id = m.attendance_id AND c.seq = 1
  LEFT JOIN meal_point.facilities f ON f.id = coalesce(a.facility_id, c.facility_id)
  LEFT JOIN registry.residents r ON r.id = m.resident_id
  WHERE m.volunteer_id = $1 ORDER BY m.seq DESC LIMIT ${MOST_MOVEMENTS}`;

const EARLIER = `SELECT volunteer_id AS "volunteerId", encode(body_hash, 'hex') AS "bodyHash" FROM volunteering.time_movements
  WHERE district_code = platform.scope_district() AND client_id = $1`;

const REDEEM = `INSERT INTO volunteering.time_movements (volunteer_id, district_code, town_code, kind, minutes, happened_on, service,
    beneficiary, resident_id, client_id, body_hash, account_id)
  SELECT v.id, v.district_code, v.town_code, 'redemption', -$2::bigint, $3, $4, $5, $6, $7, decode($8, 'hex'), platform.scope_account()
  FROM volunteering.volunteers v WHERE v.id = $1`;

const GIVE_BACK = `INSERT INTO volunteering.time_movements (volunteer_id, district_code, town_code, kind, minutes, happened_on, returns, reason,
    account_id)
  SELECT m.volunteer_id, m.district_code, m.town_code, 'return', -m.minutes, platform.business_date(now()), m.id, $2, platform.scope_account()
  FROM volunteering.time_movements m WHERE m.id = $1 AND m.kind = 'redemption' RETURNING volunteer_id AS "volunteerId"`;

/** 时间银行: what volunteers earned and spend. */
@Injectable()
export class TimeBankService {
  constructor(private readonly database: Database) {}

  /** @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND */
  async get(scope: Scope, volunteerId: string): Promise<TimeAccountDto> {
    return this.database.scoped(scope, (tx) => load(tx, volunteerId));
  }

  /**
   * Spends minutes, never more than there are, however many ask at once.
   * @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND, ERASED, RESIDENT_NOT_FOUND, TIME_SPENT, OUT_OF_TIME, CLIENT_ID_CLASH
   */
  async redeem(scope: Scope, volunteerId: string, draft: RedeemTimeDto): Promise<TimeAccountDto> {
    if (draft.servedOn > businessDateAt(new Date())) throw VolunteeringErrors.OUT_OF_TIME();
    const { beneficiary, residentId } = draft;
    if ((beneficiary === 'elder') !== (residentId !== undefined)) throw VolunteeringErrors.RESIDENT_NOT_FOUND();
    const bodyHash = hashBody({ ...draft, volunteerId });
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`redemption ${draft.clientId}`]);
        const [earlier] = await tx.query<{ bodyHash: string }[]>(EARLIER, [draft.clientId]);
        if (earlier && earlier.bodyHash !== bodyHash) throw VolunteeringErrors.CLIENT_ID_CLASH();
        if (earlier) return load(tx, volunteerId);
        await requireSomebody(tx, volunteerId);
        if (residentId !== undefined) await requireElder(tx, residentId);
        const what = [draft.servedOn, draft.service, beneficiary, residentId ?? null];
        await tx.query(REDEEM, [volunteerId, draft.minutes, ...what, draft.clientId, bodyHash]);
        return load(tx, volunteerId);
      }),
    );
  }

  /** Takes a redemption back, once. @throws VOLUNTEERING.REDEMPTION_NOT_FOUND, ALREADY_RETURNED */
  async giveBack(scope: Scope, redemptionId: string, { reason }: ReturnTimeDto): Promise<TimeAccountDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const [given] = await tx.query<{ volunteerId: string }[]>(GIVE_BACK, [redemptionId, reason]);
        if (!given) throw VolunteeringErrors.REDEMPTION_NOT_FOUND();
        return load(tx, given.volunteerId);
      }),
    );
  }
}

async function load(tx: Tx, volunteerId: string): Promise<TimeAccountDto> {
  const [account] = await tx.query<{ balanceMinutes: number }[]>(
    `SELECT coalesce(t.balance_minutes, 0)::bigint AS "balanceMinutes" FROM volunteering.volunteers v
     LEFT JOIN volunteering.time_accounts t ON t.volunteer_id = v.id WHERE v.id = $1`,
    [volunteerId],
  );
  if (!account) throw VolunteeringErrors.VOLUNTEER_NOT_FOUND();
  const rows = await tx.query<TimeMovementDto[]>(MOVEMENTS, [volunteerId]);
  return {
    ...account,
    items: rows.map((row) => ({ ...row, residentName: row.residentName && maskName(row.residentName) })),
  };
}

async function requireSomebody(tx: Tx, volunteerId: string): Promise<void> {
  const [row] = await tx.query<{ erased: boolean }[]>(
    'SELECT erased_at IS NOT NULL AS erased FROM volunteering.volunteers WHERE id = $1',
    [volunteerId],
  );
  if (!row) throw VolunteeringErrors.VOLUNTEER_NOT_FOUND();
  if (row.erased) throw VolunteeringErrors.ERASED();
}

/** One of the reader's own people: row security hides the others. */
async function requireElder(tx: Tx, residentId: string): Promise<void> {
  const [row] = await tx.query<unknown[]>(
    'SELECT FROM registry.residents WHERE id = $1 AND merged_into IS NULL AND erased_at IS NULL',
    [residentId],
  );
  if (!row) throw VolunteeringErrors.RESIDENT_NOT_FOUND();
}
