import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import { ClaimReader } from '../claim/claim-reader.js';
import { ClaimErrors } from '../claim/claim.errors.js';
import { gatherEvidence, type ClaimEvidence } from './claim-evidence.js';
import type { NamedClaimExportDto } from './claim-export.dto.js';
import { claimJson } from './claim-json.js';
import { claimReport } from './claim-report.js';
import { ExportDesk } from './export-desk.js';
import type { ExportFormat } from './export-words.js';
import { ExportErrors } from './export.errors.js';
import { writeReport, type ExportedFile } from './exported-file.js';

const MOST_LINES = 100_000;
const RETRY_SECONDS = 600;
const RECORD = `
  INSERT INTO reconciliation.name_disclosures (claim_id, district_code, town_code, facility_id, format, purpose, note, account_id)
  SELECT c.id, c.district_code, c.town_code, c.facility_id, $2, $3, $4, platform.scope_account()
  FROM reconciliation.claims c WHERE c.id = $1 RETURNING id`;

/** Hands over a claim's statement with its evidence. */
@Injectable()
export class ClaimExportService {
  constructor(
    private readonly database: Database,
    private readonly reader: ClaimReader,
    private readonly desk: ExportDesk,
  ) {}

  /** Names masked. @throws CLAIM.NOT_FOUND; EXPORT.TOO_LONG, BUSY */
  async masked(scope: Scope, claimId: string, format: ExportFormat): Promise<ExportedFile> {
    return this.desk.take(() => this.write(scope, claimId, { format, masked: true }));
  }

  /**
   * Names in clear, as far as the caller's scope shows residents. Who takes them and what for is recorded and audited before
   * anything is read.
   * @throws CLAIM.NOT_FOUND; EXPORT.TOO_LONG, BUSY, TOO_MANY_DISCLOSURES
   */
  async named(scope: Scope, claimId: string, { format, purpose, note }: NamedClaimExportDto): Promise<ExportedFile> {
    // Recorded when its turn has come: whoever is sent away took nothing, and it counts for nothing.
    return this.desk.take(async () => {
      await this.record(scope, [claimId, format, purpose, note.trim()]);
      return this.write(scope, claimId, { format, masked: false });
    });
  }

  private async record(scope: Scope, disclosure: readonly string[]): Promise<void> {
    try {
      await this.database.scoped(scope, async (tx) => {
        const [recorded] = await tx.query<unknown[]>(RECORD, [...disclosure]);
        if (!recorded) throw ClaimErrors.NOT_FOUND();
      });
    } catch (error) {
      const tooMany = violatedConstraint(error) === 'name_disclosures_rate';
      throw tooMany ? ExportErrors.TOO_MANY_DISCLOSURES({ retryAfterSeconds: RETRY_SECONDS }) : error;
    }
  }

  private async write(
    scope: Scope,
    claimId: string,
    { format, masked }: { readonly format: ExportFormat; readonly masked: boolean },
  ): Promise<ExportedFile> {
    return this.database.snapshot(scope, async (tx) => {
      const evidence = await gatherEvidence(tx, await this.reader.read(tx, claimId), masked);
      const { claim, lineCount: lines } = evidence;
      if (lines > MOST_LINES) throw ExportErrors.TOO_LONG({ lines, most: MOST_LINES });
      const name = `申报_${claim.facilityName}_${claim.month}_v${claim.version}`;
      return { bytes: await bytesOf(evidence, format), format, name };
    });
  }
}

async function bytesOf(evidence: ClaimEvidence, format: ExportFormat): Promise<Buffer> {
  return format === 'json' ? claimJson(evidence) : writeReport(claimReport(evidence), format);
}
