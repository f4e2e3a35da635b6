import { Injectable } from '@nestjs/common';
import { stripPhoto, type StrippedPhoto, Database, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../oversight-refusal.js';
import { OversightErrors } from '../oversight.errors.js';
import { FINDINGS } from './findings.sql.js';
import type {
  InspectionFindingDto,
  InspectionFindingListDto,
  InspectionFindingQueryDto,
  StepFindingDto,
} from './inspection-finding.dto.js';

const MOST = 500;
const STEP = `INSERT INTO oversight.finding_steps (finding_id, step, district_code, town_code, facility_id, raised_by, cost_fen, action, text,
    due_on, role, account_id)
  SELECT f.id, $2::int + 1, f.district_code, f.town_code, f.facility_id, f.raised_by, f.cost_fen, $3, $4, $5, platform.scope_role(),
    platform.scope_account()
  FROM oversight.inspection_findings f WHERE f.id = $1`;
const PHOTO = `INSERT INTO oversight.finding_photos (finding_id, step, district_code, town_code, facility_id, media_type, content, account_id)
  SELECT f.id, $2::int + 1, f.district_code, f.town_code, f.facility_id, $3, $4, platform.scope_account()
  FROM oversight.inspection_findings f WHERE f.id = $1`;

/** What inspections found, until it is put right (整改). */
@Injectable()
export class InspectionFindingService {
  constructor(private readonly database: Database) {}

  async list(scope: Scope, { facilityId, show }: InspectionFindingQueryDto): Promise<InspectionFindingListDto> {
    return this.database.scoped(scope, async (tx) => ({
      items: await tx.query<InspectionFindingDto[]>(
        `${FINDINGS} WHERE ($1::uuid IS NULL OR f.facility_id = $1) AND ($2 OR f.state <> 'closed')
         ORDER BY f.state = 'closed', f.due_on, f.id LIMIT ${MOST}`,
        [facilityId ?? null, show === 'all'],
      ),
    }));
  }

  /**
   * Adds a step with its photo.
   * @throws OVERSIGHT.FINDING_NOT_FOUND, CHANGED_MEANWHILE, NOT_A_STEP, NOT_YOUR_STEP, SECOND_PERSON_NEEDED, DAY_NOT_RIGHT,
   *   OUTCOME_MISSING, PHOTO_REFUSED
   */
  async step(scope: Scope, id: string, asked: StepFindingDto): Promise<InspectionFindingDto> {
    if ((asked.dueOn === undefined) === (asked.action === 'reopened')) throw OversightErrors.OUTCOME_MISSING();
    const photo = asked.photo === undefined ? null : photoOf(asked.photo);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const { step } = await find(tx, id);
        if (step !== asked.step) throw OversightErrors.CHANGED_MEANWHILE();
        await tx.query(STEP, [id, step, asked.action, asked.text, asked.dueOn ?? null]);
        if (photo !== null) await tx.query(PHOTO, [id, step, photo.mediaType, photo.content]);
        return find(tx, id);
      }),
    );
  }

  /** @throws OVERSIGHT.PHOTO_NOT_FOUND, also for one out of scope */
  async photo(scope: Scope, id: string, step: number): Promise<StrippedPhoto> {
    return this.database.scoped(scope, async (tx) => {
      const [photo] = await tx.query<StrippedPhoto[]>(
        `SELECT media_type AS "mediaType", content FROM oversight.finding_photos WHERE finding_id = $1 AND step = $2`,
        [id, step],
      );
      if (!photo) throw OversightErrors.PHOTO_NOT_FOUND();
      return photo;
    });
  }
}

async function find(tx: Tx, id: string): Promise<InspectionFindingDto> {
  const [finding] = await tx.query<InspectionFindingDto[]>(`${FINDINGS} WHERE f.id = $1`, [id]);
  if (!finding) throw OversightErrors.FINDING_NOT_FOUND();
  return finding;
}

function photoOf(sent: string): StrippedPhoto {
  const photo = stripPhoto(Buffer.from(sent, 'base64'));
  if (photo === null) throw OversightErrors.PHOTO_REFUSED();
  return photo;
}
