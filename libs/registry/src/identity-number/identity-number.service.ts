import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { maskedIdentityNumber, readIdentityNumber, type IdentityNumber } from '@nuancan/kernel';
import { Database, Vault, type Scope, type Tx } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { requireOpenEntry } from '../resident/require-open-entry.js';
import { violatedConstraint } from '../violated-constraint.js';
import type { IdentityNumberDto, SetIdentityNumberDto } from './identity-number.dto.js';

interface Stored {
  readonly id: string;
  readonly envelope: string;
}

const CURRENT = `SELECT id, envelope FROM registry.identity_numbers WHERE withdrawn_at IS NULL
  AND resident_id IN (SELECT r.id FROM registry.residents r WHERE r.id = $1 OR r.merged_into = $1)`;
const RESIDENT = `SELECT birth_date AS "birthDate", sex FROM registry.residents WHERE id = $1 FOR NO KEY UPDATE`;
const WITHDRAW = `UPDATE registry.identity_numbers SET withdrawn_at = now() WHERE id = $1`;
const INSERT = `
  INSERT INTO registry.identity_numbers (id, resident_id, district_code, town_code, envelope, blind_index)
  SELECT $2, r.id, r.district_code, r.town_code, $3, $4 FROM registry.residents r WHERE r.id = $1`;

/** Residents' identity numbers: sealed at rest, masked in answers, found by blind index. */
@Injectable()
export class IdentityNumberService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /**
   * Gives a resident in scope this number; an earlier one is withdrawn. The same number again changes nothing.
   * @throws VAULT.NO_KEYS, REGISTRY.RESIDENT_NOT_FOUND, IDENTITY_NUMBER_INVALID, _DIFFERS, _TAKEN
   */
  async set(scope: Scope, residentId: string, draft: SetIdentityNumberDto): Promise<IdentityNumberDto> {
    const read = readIdentityNumber(draft.number);
    if (typeof read === 'string') throw RegistryErrors.IDENTITY_NUMBER_INVALID({ fault: read });
    const blindIndex = this.vault.blindIndex(read.number);
    try {
      await this.database.scoped(scope, async (tx) => {
        await requireOpenEntry(tx, residentId);
        await requireSamePerson(tx, residentId, { read, confirmed: draft.confirmedDiffers === true });
        const current = await this.current(tx, residentId);
        if (current && this.vault.open(current.envelope, current.id) === read.number) return;
        if (current) await tx.query(WITHDRAW, [current.id]);
        const id = randomUUID();
        await tx.query(INSERT, [residentId, id, this.vault.seal(read.number, id), blindIndex]);
      });
    } catch (error) {
      const taken = violatedConstraint(error) === 'identity_numbers_one_holder';
      throw taken ? RegistryErrors.IDENTITY_NUMBER_TAKEN() : error;
    }
    return { masked: maskedIdentityNumber(read.number) };
  }

  /** In clear, for a disclosure with its purpose; null when none is registered or the scope may not see it. */
  async reveal(tx: Tx, residentId: string): Promise<string | null> {
    const current = await this.current(tx, residentId);
    return current ? this.vault.open(current.envelope, current.id) : null;
  }

  /** For pages; null when none is registered or the scope may not see it. */
  async masked(tx: Tx, residentId: string): Promise<string | null> {
    const current = await this.current(tx, residentId);
    if (!current) return null;
    return this.vault.isOpen ? maskedIdentityNumber(this.vault.open(current.envelope, current.id)) : '*'.repeat(18);
  }

  private async current(tx: Tx, residentId: string): Promise<Stored | undefined> {
    return (await tx.query<Stored[]>(CURRENT, [residentId]))[0];
  }
}

/** The row lock makes two requests for one resident wait for each other. */
async function requireSamePerson(
  tx: Tx,
  residentId: string,
  { read, confirmed }: { read: IdentityNumber; confirmed: boolean },
): Promise<void> {
  const [resident] = await tx.query<{ birthDate: string; sex: string }[]>(RESIDENT, [residentId]);
  if (!resident) throw RegistryErrors.RESIDENT_NOT_FOUND();
  const same = resident.birthDate === read.birthDate && resident.sex === read.sex;
  if (!same && !confirmed) throw RegistryErrors.IDENTITY_NUMBER_DIFFERS();
}
