import { Injectable } from '@nestjs/common';
import type { Scope, Tx } from '@nuancan/platform';
import { DisclosureService } from '../disclosure/disclosure.service.js';
import type { PurposeDto } from '../disclosure/disclosure.dto.js';
import { IdentityNumberService } from '../identity-number/identity-number.service.js';
import { PersonRecords } from './person-records.js';
import type { ResidentExportDto } from './resident-export.dto.js';

const ENTRIES = 'SELECT id FROM registry.residents WHERE id = $1 OR merged_into = $1';
/** What the register holds, by section: table and the column that names the resident. */
const SECTIONS: Readonly<Record<string, readonly [table: string, resident: string]>> = {
  residents: ['residents', 'id'],
  contacts: ['resident_contacts', 'resident_id'],
  addresses: ['resident_addresses', 'resident_id'],
  identifiers: ['resident_identifiers', 'resident_id'],
  registrations: ['household_registrations', 'resident_id'],
  categories: ['resident_categories', 'resident_id'],
  grades: ['capability_grades', 'resident_id'],
  screenings: ['self_care_screenings', 'resident_id'],
  restrictions: ['resident_restrictions', 'resident_id'],
  statuses: ['resident_statuses', 'resident_id'],
  changes: ['fact_changes', 'resident_id'],
  applications: ['category_applications', 'resident_id'],
  merges: ['resident_merges', 'resident_id'],
  disclosures: ['disclosures', 'resident_id'],
  erasures: ['erasures', 'resident_id'],
};
const FILES = `SELECT f.id, f.application_id, f.kind, f.media_type, f.size, encode(f.sha256, 'hex') AS sha256, f.added_at
  FROM registry.category_application_files f JOIN registry.category_applications a ON a.id = f.application_id
  WHERE a.resident_id = ANY ($1::uuid[]) ORDER BY f.id`;

/** Gives one person everything that is held of them. */
@Injectable()
export class ResidentExportService {
  constructor(
    private readonly disclosures: DisclosureService,
    private readonly identityNumbers: IdentityNumberService,
    private readonly records: PersonRecords,
  ) {}

  /**
   * All of it, in clear, over all entries of the person; recorded as a disclosure of everything. Attached files are
   * listed, and fetched one by one.
   * @throws REGISTRY.RESIDENT_NOT_FOUND, TOO_MANY_DISCLOSURES; VAULT.NO_KEYS
   */
  async export(scope: Scope, residentId: string, purpose: PurposeDto): Promise<ResidentExportDto> {
    return this.disclosures.recorded(scope, residentId, 'everything', purpose, async (tx) => {
      const entries = (await tx.query<{ id: string }[]>(ENTRIES, [residentId])).map(({ id }) => id);
      return {
        exportedAt: new Date(),
        residentId,
        identityNumber: await this.identityNumbers.reveal(tx, residentId),
        sections: {
          ...(await readRegister(tx, entries)),
          files: await tx.query<object[]>(FILES, [entries]),
          ...(await this.records.read(tx, entries)),
        },
      };
    });
  }
}

async function readRegister(tx: Tx, entries: readonly string[]): Promise<Record<string, object[]>> {
  const sections: Record<string, object[]> = {};
  for (const [section, [table, resident]] of Object.entries(SECTIONS)) {
    const rows = await tx.query<{ row: object }[]>(
      `SELECT to_jsonb(t) AS row FROM registry.${table} t WHERE t.${resident} = ANY ($1::uuid[]) ORDER BY t.id`,
      [entries],
    );
    sections[section] = rows.map(({ row }) => row);
  }
  return sections;
}
