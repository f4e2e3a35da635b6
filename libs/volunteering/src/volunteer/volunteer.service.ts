import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { namePinyin } from '@nuancan/registry';
import { refusing } from '../volunteering-refusal.js';
import { VolunteeringErrors } from '../volunteering.errors.js';
import type { Skill } from '../volunteering-words.js';
import { shownPerson } from './shown-person.js';
import type {
  EditVolunteerDto,
  EraseVolunteerDto,
  RegisterVolunteerDto,
  SetSkillDto,
  VolunteerDetailDto,
  VolunteerListDto,
  VolunteerQueryDto,
} from './volunteer.dto.js';
import { DETAIL_COLUMNS, FROM_VOLUNTEERS, VOLUNTEER_COLUMNS } from './volunteer.sql.js';

const EARLIER = `SELECT id, encode(body_hash, 'hex') AS "bodyHash" FROM volunteering.persons
  WHERE district_code = platform.scope_district() AND client_id = $1`;
const REGISTER = `INSERT INTO volunteering.volunteers (district_code, town_code, consented_on, account_id, registered_by)
  VALUES (platform.scope_district(), $1, $2, $3, platform.scope_account()) RETURNING id`;
const NAME = `INSERT INTO volunteering.persons (id, district_code, town_code, name, name_initials, phone, birth_date, home_village_code,
    client_id, body_hash)
  VALUES ($1, platform.scope_district(), $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'))`;

/** The register of volunteers (志愿者登记). */
@Injectable()
export class VolunteerService {
  constructor(private readonly database: Database) {}

  /** A page of the register, by number. */
  async list(scope: Scope, { townCode, state, cursor, limit }: VolunteerQueryDto): Promise<VolunteerListDto> {
    const after = cursor === undefined ? null : decodeCursor(cursor, 1)[0];
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<VolunteerDetailDto[]>(
        `SELECT ${VOLUNTEER_COLUMNS} ${FROM_VOLUNTEERS}
         WHERE ($1::text IS NULL OR v.town_code = $1) AND ($2::text IS NULL OR v.state = $2) AND ($3::bigint IS NULL OR v.register_no > $3)
         ORDER BY v.register_no LIMIT $4`,
        [townCode ?? null, state ?? null, after, limit + 1],
      ),
    );
    const items = rows.slice(0, limit).map((row) => shownPerson(scope, row));
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.registerNo]) : null };
  }

  /** One in full; that somebody looked is audited, what was seen is not. @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND */
  async get(scope: Scope, id: string): Promise<VolunteerDetailDto> {
    return this.database.scoped(scope, async (tx) => {
      const volunteer = await this.find(tx, scope, id);
      await tx.query(`SELECT platform.audit('view', 'volunteering.persons', $1, NULL, NULL)`, [id]);
      return volunteer;
    });
  }

  /**
   * Enters somebody; another person checks before they help.
   * @throws VOLUNTEERING.UNKNOWN_PLACE, LINK_NOT_ALLOWED, CONSENT_IN_FUTURE, CLIENT_ID_CLASH
   */
  async register(scope: Scope, draft: RegisterVolunteerDto): Promise<VolunteerDetailDto> {
    if (draft.consentedOn > businessDateAt(new Date())) throw VolunteeringErrors.CONSENT_IN_FUTURE();
    const townCode = draft.townCode ?? scope.townCode;
    if (townCode === null || (scope.townCode !== null && scope.townCode !== townCode)) {
      throw VolunteeringErrors.UNKNOWN_PLACE();
    }
    const bodyHash = hashBody(draft);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`volunteer ${draft.clientId}`]);
        const [earlier] = await tx.query<{ id: string; bodyHash: string }[]>(EARLIER, [draft.clientId]);
        if (earlier) {
          if (earlier.bodyHash !== bodyHash) throw VolunteeringErrors.CLIENT_ID_CLASH();
          return this.find(tx, scope, earlier.id);
        }
        await requireVillage(tx, draft.homeVillageCode);
        const entered = [townCode, draft.consentedOn, draft.accountId ?? null];
        const [{ id }] = await tx.query<[{ id: string }]>(REGISTER, entered);
        await tx.query(NAME, [
          ...[id, townCode, draft.name.trim(), namePinyin(draft.name).initials, draft.phone, draft.birthDate ?? null],
          ...[draft.homeVillageCode ?? null, draft.clientId, bodyHash],
        ]);
        return this.find(tx, scope, id);
      }),
    );
  }

  /**
   * Says that person and papers were seen, by another than who registered and who changed them since they were seen last.
   * @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND, ALREADY_CHECKED, FOUR_EYES, ERASED
   */
  async check(scope: Scope, id: string): Promise<VolunteerDetailDto> {
    return this.change(scope, id, (tx) =>
      tx.query(
        `UPDATE volunteering.volunteers SET checked_by = platform.scope_account(), checked_at = clock_timestamp(),
           version = version + 1 WHERE id = $1`,
        [id],
      ),
    );
  }

  /**
   * Mends what the edit names, if the entry still is at `version`. Another name, phone or birth date has to be checked again.
   * @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND, CHANGED_MEANWHILE, UNKNOWN_PLACE, LINK_NOT_ALLOWED, NO_SUCH_PHONE, ERASED
   */
  async edit(
    scope: Scope,
    { id, version, edit }: { id: string; version: number; edit: EditVolunteerDto },
  ): Promise<VolunteerDetailDto> {
    return this.change(scope, id, async (tx) => {
      const accountId = edit.accountId ?? (edit.login === undefined ? null : await phoneAccount(tx, edit.login));
      const [, changed] = await tx.query<[unknown[], number]>(
        `UPDATE volunteering.volunteers SET state = coalesce($3, state), account_id = coalesce($4, account_id), version = version + 1
         WHERE id = $1 AND version = $2`,
        [id, version, edit.state ?? null, accountId],
      );
      if (changed !== 1) throw VolunteeringErrors.CHANGED_MEANWHILE();
      await requireVillage(tx, edit.homeVillageCode);
      await tx.query(
        `UPDATE volunteering.persons SET name = coalesce($2, name), name_initials = coalesce($3, name_initials),
           phone = coalesce($4, phone), birth_date = coalesce($5, birth_date), home_village_code = coalesce($6, home_village_code)
         WHERE id = $1`,
        [
          ...[id, edit.name?.trim() ?? null, edit.name === undefined ? null : namePinyin(edit.name).initials],
          ...[edit.phone ?? null, edit.birthDate ?? null, edit.homeVillageCode ?? null],
        ],
      );
    });
  }

  /**
   * What somebody can do, with its certificate; a renewal takes the place of the old one. A certificate has to be checked again.
   * @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND, ERASED, EXPIRY_MISSING
   */
  async setSkill(scope: Scope, id: string, skill: Skill, proof: SetSkillDto): Promise<VolunteerDetailDto> {
    return this.change(scope, id, (tx) =>
      tx.query(
        `INSERT INTO volunteering.volunteer_skills (volunteer_id, district_code, town_code, skill, certificate_no, valid_from, valid_to)
         SELECT v.id, v.district_code, v.town_code, $2, $3, $4, $5 FROM volunteering.volunteers v WHERE v.id = $1
         ON CONFLICT (volunteer_id, skill) DO UPDATE SET certificate_no = EXCLUDED.certificate_no, valid_from = EXCLUDED.valid_from,
           valid_to = EXCLUDED.valid_to`,
        [id, skill, proof.certificateNo ?? null, proof.validFrom ?? null, proof.validTo ?? null],
      ),
    );
  }

  /** Takes a skill off the register. @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND, SKILL_NOT_FOUND, ERASED */
  async dropSkill(scope: Scope, id: string, skill: Skill): Promise<VolunteerDetailDto> {
    return this.change(scope, id, async (tx) => {
      const [, gone] = await tx.query<[unknown[], number]>(
        'DELETE FROM volunteering.volunteer_skills WHERE volunteer_id = $1 AND skill = $2',
        [id, skill],
      );
      if (gone !== 1) throw VolunteeringErrors.SKILL_NOT_FOUND();
    });
  }

  /**
   * Erases for good who somebody was who has left; hours and minutes stay, of a number.
   * @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND, STILL_HELPS, OTHER_BALANCE, ERASED
   */
  async erase(scope: Scope, id: string, { unusedMinutes }: EraseVolunteerDto): Promise<VolunteerDetailDto> {
    return this.change(scope, id, (tx) => tx.query('SELECT volunteering.erase_volunteer($1, $2)', [id, unusedMinutes]));
  }

  private async change(scope: Scope, id: string, work: (tx: Tx) => Promise<unknown>): Promise<VolunteerDetailDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const { erased } = await this.find(tx, scope, id);
        if (erased) throw VolunteeringErrors.ERASED();
        await work(tx);
        return this.find(tx, scope, id);
      }),
    );
  }

  /** In full for the town that looks after them; for the district the name is masked, too. */
  private async find(tx: Tx, scope: Scope, id: string): Promise<VolunteerDetailDto> {
    const [row] = await tx.query<VolunteerDetailDto[]>(`SELECT ${DETAIL_COLUMNS} ${FROM_VOLUNTEERS} WHERE v.id = $1`, [
      id,
    ]);
    if (!row) throw VolunteeringErrors.VOLUNTEER_NOT_FOUND();
    return scope.townCode === null ? shownPerson(scope, row) : row;
  }
}

async function phoneAccount(tx: Tx, login: string): Promise<string> {
  const [found] = await tx.query<{ id: string | null }[]>('SELECT volunteering.phone_account($1) AS id', [login]);
  if (!found?.id) throw VolunteeringErrors.NO_SUCH_PHONE();
  return found.id;
}

/** The foreign key cannot tell whether a village is one of the district. */
async function requireVillage(tx: Tx, code: string | undefined): Promise<void> {
  if (code === undefined) return;
  const [village] = await tx.query<unknown[]>('SELECT FROM registry.villages WHERE code = $1', [code]);
  if (!village) throw VolunteeringErrors.UNKNOWN_PLACE();
}
