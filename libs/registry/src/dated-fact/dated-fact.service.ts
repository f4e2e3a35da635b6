import { Injectable } from '@nestjs/common';
import type { DomainError } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { violatedConstraint } from '../violated-constraint.js';
import { maskedPhone } from '../resident/masked-phone.js';
import { requireOpenEntry } from '../resident/require-open-entry.js';
import type {
  AddCategoryDto,
  AddContactDto,
  AddGradeDto,
  AddIdentifierDto,
  AddRegistrationDto,
  AddRestrictionDto,
  AddScreeningDto,
  AddStatusDto,
  CategoryDto,
  ContactDto,
  DatedFactDto,
  GradeDto,
  IdentifierDto,
  RegistrationDto,
  RestrictionDto,
  ScreeningDto,
  StatusDto,
  ValidityDto,
} from './dated-fact.dto.js';
import type { FactKind } from './fact-kind.js';
import type { BlockedReason } from './resident-words.js';

interface FactTable {
  readonly table: string;
  /** The columns that say what the fact is, in the order of their values. */
  readonly columns: readonly string[];
  /** How they are told. */
  readonly told: string;
}

const TABLES: Readonly<Record<FactKind, FactTable>> = {
  registrations: {
    table: 'household_registrations',
    columns: ['registered_division'],
    told: 'registered_division AS "registeredDivision"',
  },
  categories: { table: 'resident_categories', columns: ['category'], told: 'category' },
  grades: { table: 'capability_grades', columns: ['grade', 'standard'], told: 'grade, standard' },
  identifiers: {
    table: 'resident_identifiers',
    columns: ['kind', 'value'],
    told: 'kind, last4, blocked_at AS "blockedAt", blocked_reason AS "blockedReason"',
  },
  statuses: {
    table: 'resident_statuses',
    columns: ['status', 'note'],
    told: 'status, note, withdrawn_at AS "withdrawnAt", withdrawn_reason AS "withdrawnReason"',
  },
  contacts: { table: 'resident_contacts', columns: ['name', 'relation', 'phone'], told: 'name, relation, phone' },
  screenings: { table: 'self_care_screenings', columns: ['result', 'standard'], told: 'result, standard' },
  restrictions: {
    table: 'resident_restrictions',
    columns: ['kind', 'restriction'],
    told: 'kind, restriction, identity.name_of(recorded_by) AS "recordedBy", recorded_at AS "recordedAt"',
  },
};

/** Of an entry and its duplicates: what was written down about one person in two places is read, and ended, in one. */
const OF_RESIDENT = `resident_id IN (SELECT r.id FROM registry.residents r WHERE r.id = $1 OR r.merged_into = $1)`;

const VALIDITY = 'id, valid_from AS "validFrom", valid_to AS "validTo"';

/** Every dated fact of one resident, earliest first. */
export interface ResidentFacts {
  readonly registrations: RegistrationDto[];
  readonly categories: CategoryDto[];
  readonly grades: GradeDto[];
  readonly identifiers: IdentifierDto[];
  readonly statuses: StatusDto[];
  readonly contacts: ContactDto[];
  readonly screenings: ScreeningDto[];
  readonly restrictions: RestrictionDto[];
}

/** What a new fact states, beside its validity. */
interface Statement {
  readonly kind: FactKind;
  readonly values: readonly (string | null)[];
  readonly validity: ValidityDto;
}

/**
 * Registrations, categories, grades and identifiers of residents. A fact is added and ended, never rewritten, so that
 * what was true on a past day stays true; that two may not hold at once is the database's business.
 */
@Injectable()
export class DatedFactService {
  constructor(private readonly database: Database) {}

  /** All facts of a resident in scope, past ones too; empty lists for anybody else. */
  async all(tx: Tx, residentId: string): Promise<ResidentFacts> {
    return {
      registrations: await this.read<RegistrationDto>(tx, residentId, 'registrations'),
      categories: await this.read<CategoryDto>(tx, residentId, 'categories'),
      grades: await this.read<GradeDto>(tx, residentId, 'grades'),
      identifiers: await this.read<IdentifierDto>(tx, residentId, 'identifiers'),
      statuses: await this.read<StatusDto>(tx, residentId, 'statuses'),
      contacts: (await this.read<ContactDto>(tx, residentId, 'contacts')).map(masked),
      screenings: await this.read<ScreeningDto>(tx, residentId, 'screenings'),
      restrictions: await this.read<RestrictionDto>(tx, residentId, 'restrictions'),
    };
  }

  /** @throws REGISTRY.RESIDENT_NOT_FOUND, REGISTRY.FACT_OVERLAPS, REGISTRY.DATES_REVERSED */
  async addRegistration(scope: Scope, residentId: string, draft: AddRegistrationDto): Promise<RegistrationDto> {
    return this.add(scope, residentId, { kind: 'registrations', values: [draft.registeredDivision], validity: draft });
  }

  /** @throws REGISTRY.RESIDENT_NOT_FOUND, REGISTRY.FACT_OVERLAPS, REGISTRY.DATES_REVERSED */
  async addCategory(scope: Scope, residentId: string, draft: AddCategoryDto): Promise<CategoryDto> {
    return this.add(scope, residentId, { kind: 'categories', values: [draft.category], validity: draft });
  }

  /** @throws REGISTRY.RESIDENT_NOT_FOUND, REGISTRY.FACT_OVERLAPS, REGISTRY.DATES_REVERSED */
  async addGrade(scope: Scope, residentId: string, draft: AddGradeDto): Promise<GradeDto> {
    return this.add(scope, residentId, { kind: 'grades', values: [draft.grade, draft.standard], validity: draft });
  }

  /** @throws REGISTRY.RESIDENT_NOT_FOUND, REGISTRY.IDENTIFIER_TAKEN, REGISTRY.DATES_REVERSED */
  async addIdentifier(scope: Scope, residentId: string, draft: AddIdentifierDto): Promise<IdentifierDto> {
    return this.add(scope, residentId, { kind: 'identifiers', values: [draft.kind, draft.value], validity: draft });
  }

  /**
   * Says what became of a resident; `deceased` from the day of death on, which ends nothing else: look-ups ask the status.
   * @throws REGISTRY.RESIDENT_NOT_FOUND, FACT_OVERLAPS, DATES_REVERSED, DEATH_IS_FINAL, STATUS_BEFORE_BIRTH, DEATH_IN_FUTURE
   */
  async addStatus(scope: Scope, residentId: string, draft: AddStatusDto): Promise<StatusDto> {
    const values = [draft.status, draft.note ?? null];
    return this.add(scope, residentId, { kind: 'statuses', values, validity: draft });
  }

  /** @throws REGISTRY.RESIDENT_NOT_FOUND, REGISTRY.DATES_REVERSED */
  async addContact(scope: Scope, residentId: string, draft: AddContactDto): Promise<ContactDto> {
    const values = [draft.name.trim(), draft.relation.trim(), draft.phone];
    return masked(await this.add<ContactDto>(scope, residentId, { kind: 'contacts', values, validity: draft }));
  }

  /** @throws REGISTRY.RESIDENT_NOT_FOUND, REGISTRY.FACT_OVERLAPS, REGISTRY.DATES_REVERSED */
  async addScreening(scope: Scope, residentId: string, draft: AddScreeningDto): Promise<ScreeningDto> {
    return this.add(scope, residentId, { kind: 'screenings', values: [draft.result, draft.standard], validity: draft });
  }

  /** @throws REGISTRY.RESIDENT_NOT_FOUND, FACT_OVERLAPS, DATES_REVERSED, CHRONIC_IS_DIET */
  async addRestriction(scope: Scope, residentId: string, draft: AddRestrictionDto): Promise<RestrictionDto> {
    const values = [draft.kind, draft.restriction];
    return this.add(scope, residentId, { kind: 'restrictions', values, validity: draft });
  }

  /**
   * Declares a status a mistake: it never held, and stays readable with the reason. Once only.
   * @throws REGISTRY.FACT_NOT_FOUND none of this resident, or withdrawn already
   */
  async withdrawStatus(scope: Scope, status: { residentId: string; id: string; reason: string }): Promise<StatusDto> {
    const { table, told } = TABLES.statuses;
    return this.change(scope, 'statuses', {
      sql: `UPDATE registry.${table} SET withdrawn_at = now(), withdrawn_reason = $3
        WHERE ${OF_RESIDENT} AND id = $2 AND withdrawn_at IS NULL RETURNING ${VALIDITY}, ${told}`,
      params: [status.residentId, status.id, status.reason.trim()],
    });
  }

  /**
   * Blocks a card or QR code at once, for good: a lost one identifies nobody any more, whatever its last day.
   * @throws REGISTRY.FACT_NOT_FOUND none of this resident, or blocked already
   */
  async blockIdentifier(
    scope: Scope,
    identifier: { residentId: string; id: string; reason: BlockedReason },
  ): Promise<IdentifierDto> {
    const { table, told } = TABLES.identifiers;
    return this.change(scope, 'identifiers', {
      sql: `UPDATE registry.${table} SET blocked_at = now(), blocked_reason = $3
        WHERE ${OF_RESIDENT} AND id = $2 AND blocked_at IS NULL RETURNING ${VALIDITY}, ${told}`,
      params: [identifier.residentId, identifier.id, identifier.reason],
    });
  }

  /**
   * Sets the last day of a fact; again when the first answer was wrong.
   * @throws REGISTRY.FACT_NOT_FOUND, REGISTRY.DATES_REVERSED, REGISTRY.FACT_OVERLAPS, REGISTRY.IDENTIFIER_TAKEN
   */
  async end(
    scope: Scope,
    fact: { kind: FactKind; residentId: string; id: string; validTo: string },
  ): Promise<DatedFactDto> {
    return this.change(scope, fact.kind, {
      sql: `UPDATE registry.${TABLES[fact.kind].table} SET valid_to = $3 WHERE ${OF_RESIDENT} AND id = $2 RETURNING ${VALIDITY}`,
      params: [fact.residentId, fact.id, fact.validTo],
    });
  }

  private async change<T>(
    scope: Scope,
    kind: FactKind,
    { sql, params }: { readonly sql: string; readonly params: unknown[] },
  ): Promise<T> {
    const [changed] = await this.write(scope, kind, async (tx) => (await tx.query<[T[], number]>(sql, params))[0]);
    if (!changed) throw RegistryErrors.FACT_NOT_FOUND();
    return changed;
  }

  private async read<T>(tx: Tx, residentId: string, kind: FactKind): Promise<T[]> {
    const { table, told } = TABLES[kind];
    return tx.query<T[]>(
      `SELECT ${VALIDITY}, ${told} FROM registry.${table} WHERE ${OF_RESIDENT} ORDER BY valid_from, id`,
      [residentId],
    );
  }

  /** The fact takes district and town from its resident, whom row security must show. */
  private async add<T>(scope: Scope, residentId: string, { kind, values, validity }: Statement): Promise<T> {
    const { table, columns, told } = TABLES[kind];
    const stated = values.map((_, at) => `$${at + 4}`).join(', ');
    const [added] = await this.write(scope, kind, async (tx) => {
      await requireOpenEntry(tx, residentId);
      return tx.query<T[]>(
        `INSERT INTO registry.${table} (resident_id, district_code, town_code, valid_from, valid_to, ${columns.join(', ')})
         SELECT r.id, r.district_code, r.town_code, $2::date, $3::date, ${stated} FROM registry.residents r
         WHERE r.id = $1 AND r.merged_into IS NULL AND r.erased_at IS NULL
         RETURNING ${VALIDITY}, ${told}`,
        [residentId, validity.validFrom, validity.validTo ?? null, ...values],
      );
    });
    if (!added) throw RegistryErrors.RESIDENT_NOT_FOUND();
    return added;
  }

  private async write<T>(scope: Scope, kind: FactKind, work: (tx: Tx) => Promise<T[]>): Promise<T[]> {
    try {
      return await this.database.scoped(scope, work);
    } catch (error) {
      throw expectedRefusal(error, kind) ?? error;
    }
  }
}

function expectedRefusal(error: unknown, kind: FactKind): DomainError | null {
  const constraint = violatedConstraint(error);
  if (constraint === null) return null;
  if (constraint === 'resident_identifiers_one_holder') return RegistryErrors.IDENTIFIER_TAKEN();
  if (constraint.endsWith('_at_a_time')) return RegistryErrors.FACT_OVERLAPS();
  if (constraint === 'resident_statuses_death_is_final') return RegistryErrors.DEATH_IS_FINAL();
  if (constraint === 'resident_statuses_after_birth') return RegistryErrors.STATUS_BEFORE_BIRTH();
  if (constraint === 'resident_statuses_death_is_past') return RegistryErrors.DEATH_IN_FUTURE();
  if (constraint === 'resident_restrictions_chronic_is_diet') return RegistryErrors.CHRONIC_IS_DIET();
  return constraint === `${TABLES[kind].table}_dates_in_order` ? RegistryErrors.DATES_REVERSED() : null;
}

function masked(contact: ContactDto): ContactDto {
  return { ...contact, phone: maskedPhone(contact.phone) ?? '' };
}
