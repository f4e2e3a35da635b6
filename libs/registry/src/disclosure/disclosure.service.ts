import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { IdentityNumberService } from '../identity-number/identity-number.service.js';
import { RegistryErrors } from '../registry.errors.js';
import { violatedConstraint } from '../violated-constraint.js';
import type { DisclosureDto, DisclosureRequestDto, PurposeDto } from './disclosure.dto.js';

const RECORD = `
  INSERT INTO registry.disclosures (resident_id, district_code, town_code, field, purpose, note, account_id)
  SELECT r.id, r.district_code, r.town_code, $2, $3, $4, platform.scope_account() FROM registry.residents r WHERE r.id = $1
  RETURNING id`;
const PHONE = `SELECT phone AS value FROM registry.residents WHERE id = $1`;
const CONTACT_PHONE = `SELECT phone AS value FROM registry.resident_contacts WHERE id = $2
  AND resident_id IN (SELECT r.id FROM registry.residents r WHERE r.id = $1 OR r.merged_into = $1)`;
const RETRY_SECONDS = 600;

/** Shows one masked field for a purpose; who saw what and why is recorded first, the value never. */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly database: Database,
    private readonly identityNumbers: IdentityNumberService,
  ) {}

  /**
   * The field in clear. Thirty an hour and a hundred a day for one account.
   * @throws REGISTRY.RESIDENT_NOT_FOUND, NOTHING_TO_DISCLOSE, TOO_MANY_DISCLOSURES; VAULT.NO_KEYS
   */
  async disclose(scope: Scope, residentId: string, asked: DisclosureRequestDto): Promise<DisclosureDto> {
    return this.recorded(scope, residentId, asked.field, asked, async (tx) => {
      const value = await this.read(tx, residentId, asked);
      if (value === null) throw RegistryErrors.NOTHING_TO_DISCLOSE();
      return { field: asked.field, value };
    });
  }

  /**
   * Does `work` in the transaction that records the disclosure.
   * @throws REGISTRY.RESIDENT_NOT_FOUND, TOO_MANY_DISCLOSURES
   */
  async recorded<T>(
    scope: Scope,
    residentId: string,
    field: DisclosureRequestDto['field'] | 'everything',
    { purpose, note }: PurposeDto,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        const [recorded] = await tx.query<unknown[]>(RECORD, [residentId, field, purpose, note.trim()]);
        if (!recorded) throw RegistryErrors.RESIDENT_NOT_FOUND();
        return work(tx);
      });
    } catch (error) {
      const tooMany = violatedConstraint(error) === 'disclosures_rate';
      throw tooMany ? RegistryErrors.TOO_MANY_DISCLOSURES({ retryAfterSeconds: RETRY_SECONDS }) : error;
    }
  }

  private async read(tx: Tx, residentId: string, asked: DisclosureRequestDto): Promise<string | null> {
    if (asked.field === 'identity_number') return this.identityNumbers.reveal(tx, residentId);
    const [row] =
      asked.field === 'phone'
        ? await tx.query<{ value: string | null }[]>(PHONE, [residentId])
        : await tx.query<{ value: string | null }[]>(CONTACT_PHONE, [residentId, asked.contactId ?? null]);
    return row?.value ?? null;
  }
}
