import { Injectable } from '@nestjs/common';
import { addDays, daysBetween, parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../welfare-refusal.js';
import { WelfareErrors } from '../welfare.errors.js';
import type {
  AddDutyDto,
  DelaysDto,
  DutyDto,
  DutyGapDto,
  OfficerDto,
  OfficerListDto,
  RosterDto,
  RosterQueryDto,
  SetDelaysDto,
  TakeDutyDto,
} from './duty.dto.js';
import { findGaps, type Span } from './find-gaps.js';

const MOST_DAYS = 62;
const COLUMNS = `d.id, d.town_code AS "townCode", t.name AS "townName", d.officer_id AS "officerId",
  coalesce(o.name, identity.name_of(d.officer_id)) AS "officerName", o.id IS NOT NULL AS stands,
  CASE WHEN platform.scope_role() <> 'auditor' THEN d.phone END AS "dutyPhone", d.starts_at AS "beginsAt", d.ends_at AS "finishesAt",
  identity.name_of(s.officer_id) AS "substitutesName", identity.name_of(d.account_id) AS "recordedByName", d.withdrawn_at AS "withdrawnAt"`;
const FROM = `FROM welfare.duties d JOIN registry.towns t ON t.code = d.town_code LEFT JOIN welfare.duties s ON s.id = d.substitutes
  LEFT JOIN welfare.officers() o ON o.id = d.officer_id AND (o.town_code IS NULL OR o.town_code = d.town_code)`;
const TOWNS = `SELECT t.code AS "townCode", t.name AS "townName" FROM registry.towns t WHERE t.district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR t.code = platform.scope_town()) AND ($1::text IS NULL OR t.code = $1) ORDER BY t.code`;
const ADD = `INSERT INTO welfare.duties (district_code, town_code, officer_id, starts_at, ends_at, phone, substitutes, account_id)
  VALUES (platform.scope_district(), $1, $2, $3, $4, $5, $6, platform.scope_account()) RETURNING id`;
const WITHDRAW = `UPDATE welfare.duties SET withdrawn_by = platform.scope_account(), withdrawn_at = clock_timestamp()
  WHERE id = $1 AND withdrawn_at IS NULL RETURNING town_code AS "townCode", officer_id AS "officerId", starts_at AS "beginsAt",
    ends_at AS "finishesAt", phone, date_trunc('milliseconds', now()) AS now`;
const DELAYS = `SELECT d.contact_minutes AS "contactMinutes", d.officer_minutes AS "officerMinutes", d.escalation_minutes AS "escalationMinutes",
    d.hold_minutes AS "holdMinutes", identity.name_of(d.account_id) AS "setByName", d.recorded_at AS "setAt"
  FROM welfare.delays d WHERE d.district_code = platform.scope_district() ORDER BY d.recorded_at DESC, d.id DESC LIMIT 1`;
/** As in welfare.begin_case. */
const UNSET: DelaysDto = {
  ...{ contactMinutes: 15, officerMinutes: 30, escalationMinutes: 60, holdMinutes: 30 },
  ...{ setByName: null, setAt: null },
};

interface Withdrawn extends Span {
  readonly townCode: string;
  readonly officerId: string;
  readonly phone: string | null;
  readonly now: Date;
}

/** 值班表: which official of a town is called when nobody else could be reached. */
@Injectable()
export class DutyService {
  constructor(private readonly database: Database) {}

  /** Who is on duty over some days, by town, and when nobody is. @throws WELFARE.DUTY_TIMES_WRONG for days out of order or too many */
  async roster(scope: Scope, query: RosterQueryDto): Promise<RosterDto> {
    const [from, to] = [parseBusinessDate(query.from), parseBusinessDate(query.to)];
    if (to < from || daysBetween({ from, to }) >= MOST_DAYS) throw WelfareErrors.DUTY_TIMES_WRONG();
    const whole: Span = { beginsAt: midnight(from), finishesAt: midnight(addDays(to, 1)) };
    return this.database.scoped(scope, async (tx) => {
      const items = await tx.query<DutyDto[]>(
        `SELECT ${COLUMNS} ${FROM} WHERE d.withdrawn_at IS NULL AND d.starts_at < $2 AND d.ends_at > $1
           AND ($3::text IS NULL OR d.town_code = $3) ORDER BY d.town_code, d.starts_at`,
        [whole.beginsAt, whole.finishesAt, query.townCode ?? null],
      );
      const towns = await tx.query<Pick<DutyDto, 'townCode' | 'townName'>[]>(TOWNS, [query.townCode ?? null]);
      const gaps = towns.flatMap((town): DutyGapDto[] => {
        const covered = items.filter(({ townCode, stands }) => stands && townCode === town.townCode);
        return findGaps(whole, covered).map((gap) => ({ ...town, ...gap }));
      });
      return { asOf: new Date(), items, gaps };
    });
  }

  /** Who may be put on duty. */
  async officers(scope: Scope): Promise<OfficerListDto> {
    return this.database.scoped(scope, async (tx) => ({
      items: await tx.query<OfficerDto[]>('SELECT id, name, town_code AS "townCode" FROM welfare.officers()'),
    }));
  }

  /** @throws WELFARE.TOWN_NOT_IN_SCOPE, DUTY_OVERLAPS, DUTY_TIMES_WRONG, OFFICER_UNKNOWN */
  async add(scope: Scope, draft: AddDutyDto): Promise<DutyDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const town = draft.townCode ?? scope.townCode;
        const known = await tx.query<unknown[]>(TOWNS, [town]);
        if (town === null || known.length === 0) throw WelfareErrors.TOWN_NOT_IN_SCOPE();
        return readDuty(tx, await addDuty(tx, { ...spanOf(draft), townCode: town, ...draft }));
      }),
    );
  }

  /** What of it was done stays. @throws WELFARE.DUTY_NOT_FOUND, DUTY_WITHDRAWN, DUTY_TIMES_WRONG when it is over */
  async withdraw(scope: Scope, id: string): Promise<DutyDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const duty = await withdrawDuty(tx, id);
        await keepPart(tx, duty, { beginsAt: duty.beginsAt, finishesAt: duty.now });
        return readDuty(tx, id);
      }),
    );
  }

  /**
   * Somebody else takes all of a duty or a part of it; what is left of it stays with whom it was.
   * @throws WELFARE.DUTY_NOT_FOUND, DUTY_WITHDRAWN, DUTY_TIMES_WRONG, OFFICER_UNKNOWN
   */
  async substitute(scope: Scope, id: string, draft: TakeDutyDto): Promise<DutyDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const duty = await withdrawDuty(tx, id);
        const taken = spanOf(draft);
        const within = taken.beginsAt >= duty.beginsAt && taken.finishesAt <= duty.finishesAt;
        if (!within) throw WelfareErrors.DUTY_TIMES_WRONG();
        // What is over was the duty of whom it was.
        const from = taken.beginsAt < duty.now ? duty.now : taken.beginsAt;
        await keepPart(tx, duty, { beginsAt: duty.beginsAt, finishesAt: from });
        await keepPart(tx, duty, { beginsAt: taken.finishesAt, finishesAt: duty.finishesAt });
        const { officerId, dutyPhone } = draft;
        const by = { officerId, dutyPhone, townCode: duty.townCode, substitutes: id };
        return readDuty(tx, await addDuty(tx, { beginsAt: from, finishesAt: taken.finishesAt, ...by }));
      }),
    );
  }

  /** After how many minutes the steps of cases opened from now on are due. */
  async delays(scope: Scope): Promise<DelaysDto> {
    return this.database.scoped(scope, (tx) => readDelays(tx));
  }

  /** @throws WELFARE.DELAYS_NOT_IN_ORDER */
  async setDelays(
    scope: Scope,
    { contactMinutes, officerMinutes, escalationMinutes, holdMinutes }: SetDelaysDto,
  ): Promise<DelaysDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const hold = holdMinutes ?? (await readDelays(tx)).holdMinutes;
        await tx.query(
          `INSERT INTO welfare.delays (district_code, contact_minutes, officer_minutes, escalation_minutes, hold_minutes, account_id)
           VALUES (platform.scope_district(), $1, $2, $3, $4, platform.scope_account())`,
          [contactMinutes, officerMinutes, escalationMinutes, hold],
        );
        return readDelays(tx);
      }),
    );
  }
}

/** Days are those of Asia/Shanghai, which knows no summer time. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

function spanOf({ beginsAt, finishesAt }: TakeDutyDto): Span {
  return { beginsAt: new Date(beginsAt), finishesAt: new Date(finishesAt) };
}

interface NewDuty {
  readonly townCode: string;
  readonly officerId: string;
  readonly beginsAt: Date | string;
  readonly finishesAt: Date | string;
  readonly dutyPhone?: string | null;
  readonly substitutes?: string;
}

async function addDuty(tx: Tx, duty: NewDuty): Promise<string> {
  const { townCode, officerId, beginsAt, finishesAt, dutyPhone = null, substitutes = null } = duty;
  const [row] = await tx.query<[{ id: string }]>(ADD, [
    ...[townCode, officerId, beginsAt, finishesAt, dutyPhone, substitutes],
  ]);
  return row.id;
}

async function keepPart(tx: Tx, { townCode, officerId, phone }: Withdrawn, part: Span): Promise<void> {
  if (part.finishesAt > part.beginsAt) await addDuty(tx, { townCode, officerId, dutyPhone: phone, ...part });
}

async function withdrawDuty(tx: Tx, id: string): Promise<Withdrawn> {
  const [[withdrawn]] = await tx.query<[Withdrawn[], number]>(WITHDRAW, [id]);
  if (withdrawn) return withdrawn;
  await readDuty(tx, id);
  throw WelfareErrors.DUTY_WITHDRAWN();
}

async function readDuty(tx: Tx, id: string): Promise<DutyDto> {
  const [duty] = await tx.query<DutyDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE d.id = $1`, [id]);
  if (!duty) throw WelfareErrors.DUTY_NOT_FOUND();
  return duty;
}

async function readDelays(tx: Tx): Promise<DelaysDto> {
  const [delays] = await tx.query<DelaysDto[]>(DELAYS);
  return delays ?? UNSET;
}
