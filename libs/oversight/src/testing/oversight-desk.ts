import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Role, Scope } from '@nuancan/platform';
import { arrangeSmallDistrict, type SmallDistrict } from '../../../../test/support/small-district.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { ComplaintDeadlineService } from '../complaint/complaint-deadline.service.js';
import { ComplaintStatisticsService } from '../complaint/complaint-statistics.service.js';
import type { ComplaintDetailDto, TakeComplaintDto } from '../complaint/complaint.dto.js';
import { ComplaintService } from '../complaint/complaint.service.js';
import { DeadlineService } from '../deadline/deadline.service.js';
import { InspectionFindingService } from '../finding/inspection-finding.service.js';
import { ChecklistService } from '../inspection/checklist.service.js';
import type { InspectionDetailDto, PlanInspectionDto, RaiseFindingDto } from '../inspection/inspection.dto.js';
import { InspectionService } from '../inspection/inspection.service.js';

export const TODAY = businessDateAt(new Date());
export const day = (days: number): string => addDays(TODAY, days);

/** The services over a small district, and its accounts. */
export interface OversightDesk {
  readonly test: TestDatabase;
  readonly places: SmallDistrict;
  readonly inspections: InspectionService;
  readonly checklists: ChecklistService;
  readonly findings: InspectionFindingService;
  readonly complaints: ComplaintService;
  readonly deadlines: ComplaintDeadlineService;
  readonly statistics: ComplaintStatisticsService;
  readonly tasks: DeadlineService;
  readonly operator: Scope;
  readonly town: Scope;
  readonly district: Scope;
  readonly secondDistrict: Scope;
  readonly auditor: Scope;
  readonly farTown: Scope;
  readonly farOperator: Scope;
}

export async function openOversightDesk(): Promise<OversightDesk> {
  const test = await openTestDatabase();
  const { database, owner } = test;
  const places = await arrangeSmallDistrict(owner);
  await owner.query(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
     SELECT 'second-district', '区二', password_hash, role, district_code FROM identity.accounts
     WHERE login = 'district_official-' || $1`,
    [places.home.districtCode],
  );
  const scopeOf = async (login: string): Promise<Scope> => {
    const { rows } = await owner.query<{ id: string; role: Role; d: string; t: string | null; f: string | null }>(
      `SELECT id, role, district_code AS d, town_code AS t, facility_id AS f FROM identity.accounts WHERE login = $1`,
      [login],
    );
    const [row] = rows;
    if (!row) throw new Error(`no account ${login}`);
    return { accountId: row.id, role: row.role, districtCode: row.d, townCode: row.t, facilityId: row.f };
  };
  const { home, neighbour } = places;
  return {
    ...{ test, places },
    inspections: new InspectionService(database),
    checklists: new ChecklistService(database),
    findings: new InspectionFindingService(database),
    complaints: new ComplaintService(database),
    deadlines: new ComplaintDeadlineService(database),
    statistics: new ComplaintStatisticsService(database),
    tasks: new DeadlineService(database),
    operator: await scopeOf(home.logins.operator),
    town: await scopeOf(home.logins.town_official),
    district: await scopeOf(home.logins.district_official),
    secondDistrict: await scopeOf('second-district'),
    auditor: await scopeOf(home.logins.auditor),
    farTown: await scopeOf(neighbour.logins.town_official),
    farOperator: await scopeOf(neighbour.logins.operator),
  };
}

export function planned(desk: OversightDesk, given: Partial<PlanInspectionDto> = {}): PlanInspectionDto {
  const { facilityId } = desk.places.home;
  return { clientId: randomUUID(), facilityId, kinds: ['samples'], plannedOn: TODAY, announced: true, ...given };
}

/** Holds an inspection of the three items of 留样 by the town; `findings` are of the first. */
export async function heldInspection(
  desk: OversightDesk,
  {
    by = desk.town,
    finding = {},
    outcome = 'failed' as 'passed' | 'failed',
  }: { by?: Scope; finding?: Partial<RaiseFindingDto>; outcome?: 'passed' | 'failed' } = {},
): Promise<InspectionDetailDto> {
  const { id } = await desk.inspections.plan(by, planned(desk));
  return desk.inspections.hold(by, id, {
    heldOn: TODAY,
    outcome,
    results: [{ result: 'not_ok', remark: '只有 80 克' }, { result: 'ok' }, { result: 'not_applicable' }],
    findings: [{ itemNo: 1, severity: 'major', text: '留样不足 125 克', dueOn: day(7), ...finding }],
  });
}

export function complaint(given: Partial<TakeComplaintDto> = {}): TakeComplaintDto {
  const what = { category: 'food_quality', channel: 'phone', receivedOn: TODAY, text: '菜太咸' } as const;
  return { clientId: randomUUID(), ...what, complainant: { name: '王根法', phone: '13800009999' }, ...given };
}

/** Answers and closes one. */
export async function closed(desk: OversightDesk, taken: ComplaintDetailDto, by: Scope): Promise<ComplaintDetailDto> {
  const answered = await desk.complaints.step(desk.town, taken.id, {
    ...{ action: 'answered', step: taken.step, text: '已减盐' },
  });
  return desk.complaints.step(by, taken.id, {
    ...{ action: 'closed', step: answered.step, text: '回访满意', outcome: 'upheld', satisfaction: 'satisfied' },
  });
}
