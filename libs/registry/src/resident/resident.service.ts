import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { DatedFactService } from '../dated-fact/dated-fact.service.js';
import { IdentityNumberService } from '../identity-number/identity-number.service.js';
import { RegistryErrors } from '../registry.errors.js';
import { violatedConstraint } from '../violated-constraint.js';
import { maskedPhone } from './masked-phone.js';
import { namePinyin } from './name-pinyin.js';
import { requireOpenEntry } from './require-open-entry.js';
import type { CorrectResidentDto, CreateResidentDto, ResidentDto, ResidentSummaryDto } from './resident.dto.js';
import { refuseDuringImport } from './residents-import-lock.js';

const EARLIEST_BIRTH = '1890-01-01';

type StoredResident = ResidentSummaryDto & Pick<ResidentDto, 'diet' | 'mergedInto' | 'erasedAt'>;

const ONE_RESIDENT = `
  SELECT r.id, r.name, r.sex, r.birth_date AS "birthDate", r.town_code AS "townCode", r.village_code AS "villageCode",
    v.name AS "villageName", r.lives_alone AS "livesAlone", r.phone, r.diet,
    r.merged_into AS "mergedInto", r.erased_at AS "erasedAt"
  FROM registry.residents r JOIN registry.villages v ON v.code = r.village_code WHERE r.id = $1`;

// Of the whole district, beyond a town official's own town.
const HAS_NAMESAKE = 'SELECT registry.has_namesake($1, $2, $3) AS known';

const INSERT_RESIDENT = `
  INSERT INTO registry.residents (id, district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date,
    lives_alone, diet, phone)
  VALUES (coalesce($1::uuid, uuidv7()), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (id) DO NOTHING RETURNING id`;

const CORRECT_RESIDENT = `
  UPDATE registry.residents SET village_code = coalesce($2, village_code), lives_alone = coalesce($3, lives_alone),
    diet = CASE WHEN $4 THEN $5 ELSE diet END, phone = CASE WHEN $6 THEN $7 ELSE phone END
  WHERE id = $1`;

/** Enters and corrects residents one by one and shows one with all facts. */
@Injectable()
export class ResidentService {
  constructor(
    private readonly database: Database,
    private readonly facts: DatedFactService,
    private readonly identityNumbers: IdentityNumberService,
  ) {}

  /** @throws REGISTRY.RESIDENT_NOT_FOUND for an id outside the scope, too */
  async get(scope: Scope, id: string): Promise<ResidentDto> {
    return this.database.scoped(scope, (tx) => this.read(tx, id));
  }

  /**
   * Enters a resident of a town in scope; pinyin is computed here. The same id and body again gives the same resident.
   * @throws REGISTRY.TOWN_NOT_IN_SCOPE, REGISTRY.VILLAGE_NOT_OF_TOWN, REGISTRY.BIRTH_DATE_UNLIKELY,
   *   REGISTRY.RESIDENT_LIKELY_PRESENT, REGISTRY.RESIDENT_ID_TAKEN, REGISTRY.RESIDENTS_IMPORT_UNDER_WAY
   */
  async create(scope: Scope, draft: CreateResidentDto): Promise<ResidentDto> {
    if (scope.townCode !== null && scope.townCode !== draft.townCode) throw RegistryErrors.TOWN_NOT_IN_SCOPE();
    if (draft.birthDate <= EARLIEST_BIRTH || draft.birthDate > businessDateAt(new Date())) {
      throw RegistryErrors.BIRTH_DATE_UNLIKELY();
    }
    const name = draft.name.trim();
    try {
      return await this.database.scoped(scope, async (tx) => {
        await refuseDuringImport(tx);
        if (draft.confirmedDistinct !== true) await this.refuseNamesake(tx, { ...draft, name });
        const id = await this.insert(tx, scope, { ...draft, name });
        if (id !== null) return this.read(tx, id);
        const earlier = await this.find(tx, draft.id ?? '');
        if (!earlier || !sameResident(earlier, { ...draft, name })) throw RegistryErrors.RESIDENT_ID_TAKEN();
        return earlier;
      });
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'residents_village_fkey') throw RegistryErrors.VILLAGE_NOT_OF_TOWN();
      throw constraint === 'residents_town_fkey' ? RegistryErrors.TOWN_NOT_IN_SCOPE() : error;
    }
  }

  /**
   * Corrects what is not dated; fields left out stay.
   * @throws REGISTRY.RESIDENT_NOT_FOUND (or out of scope), RESIDENT_MERGED, RESIDENT_ERASED, VILLAGE_NOT_OF_TOWN
   */
  async correct(scope: Scope, id: string, correction: CorrectResidentDto): Promise<ResidentDto> {
    const { villageCode = null, livesAlone = null, diet, phone } = correction;
    try {
      return await this.database.scoped(scope, async (tx) => {
        await requireOpenEntry(tx, id);
        const texts = [diet !== undefined, diet ?? null, phone !== undefined, phone ?? null];
        await tx.query(CORRECT_RESIDENT, [id, villageCode, livesAlone, ...texts]);
        return this.read(tx, id);
      });
    } catch (error) {
      throw violatedConstraint(error) === 'residents_village_fkey' ? RegistryErrors.VILLAGE_NOT_OF_TOWN() : error;
    }
  }

  private async refuseNamesake(tx: Tx, { name, birthDate, id }: CreateResidentDto): Promise<void> {
    const [namesake] = await tx.query<{ known: boolean }[]>(HAS_NAMESAKE, [name, birthDate, id ?? null]);
    if (namesake?.known === true) throw RegistryErrors.RESIDENT_LIKELY_PRESENT();
  }

  /** The new resident's id; null when the client's own id is there already. */
  private async insert(tx: Tx, scope: Scope, draft: CreateResidentDto): Promise<string | null> {
    const { pinyin, initials } = namePinyin(draft.name);
    const [inserted] = await tx.query<{ id: string }[]>(INSERT_RESIDENT, [
      draft.id ?? null,
      scope.districtCode,
      draft.townCode,
      draft.villageCode,
      draft.name,
      pinyin,
      initials,
      draft.sex,
      draft.birthDate,
      draft.livesAlone,
      draft.diet ?? null,
      draft.phone ?? null,
    ]);
    return inserted?.id ?? null;
  }

  private async read(tx: Tx, id: string): Promise<ResidentDto> {
    const resident = await this.find(tx, id);
    if (!resident) throw RegistryErrors.RESIDENT_NOT_FOUND();
    return resident;
  }

  private async find(tx: Tx, id: string): Promise<ResidentDto | null> {
    const [resident] = await tx.query<StoredResident[]>(ONE_RESIDENT, [id]);
    if (!resident) return null;
    return {
      ...resident,
      phone: maskedPhone(resident.phone),
      ...(await this.facts.all(tx, id)),
      identityNumber: await this.identityNumbers.masked(tx, id),
    };
  }
}

/** Whether a stored resident is what a repeated request states. */
function sameResident(stored: ResidentDto, draft: CreateResidentDto): boolean {
  return (
    stored.name === draft.name &&
    stored.birthDate === draft.birthDate &&
    stored.sex === draft.sex &&
    stored.townCode === draft.townCode &&
    stored.villageCode === draft.villageCode
  );
}
