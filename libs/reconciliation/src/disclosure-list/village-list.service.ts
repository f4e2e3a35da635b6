import { Injectable } from '@nestjs/common';
import { Configuration, Database, type Scope } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import { ExportDesk } from '../export/export-desk.js';
import { writeReport, type ExportedFile } from '../export/exported-file.js';
import type {
  ListFormat,
  VillageDisclosureDto,
  VillageDisclosureRowDto,
  VillageDisclosureTotalDto,
} from './village-list.dto.js';
import { VillageListErrors } from './village-list.errors.js';
import { villageListReport } from './village-list-report.js';

const VILLAGE = `
  SELECT d.name AS "districtName", t.name AS "townName", v.code AS "villageCode", v.name AS "villageName",
    n.approved AS "approvedClaims", n.open AS "openFacilities"
  FROM registry.villages v JOIN registry.towns t ON t.code = v.town_code JOIN registry.districts d ON d.code = v.district_code
  CROSS JOIN LATERAL reconciliation.month_progress($2) n
  WHERE v.code = $1 AND v.district_code = platform.scope_district()
    AND (platform.scope_town() IS NULL OR v.town_code = platform.scope_town())`;

/** Names are read in the caller's own scope; the function tells counts and amounts only. */
const ROWS = `
  SELECT coalesce(r.name, '') AS "residentName", x.meals, x.province_fen AS "provinceFen", x.city_fen AS "cityFen",
    x.district_fen AS "districtFen", x.town_fen AS "townFen",
    x.province_fen + x.city_fen + x.district_fen + x.town_fen AS "governmentFen"
  FROM reconciliation.village_disclosure($1, $2) x LEFT JOIN registry.residents r ON r.id = x.resident_id`;

const SHARES = ['provinceFen', 'cityFen', 'districtFen', 'townFen', 'governmentFen'] as const;

/** Makes the public list of a village. */
@Injectable()
export class VillageListService {
  constructor(
    private readonly database: Database,
    private readonly configuration: Configuration,
    private readonly desk: ExportDesk,
  ) {}

  /** @throws VILLAGE_LIST.VILLAGE_NOT_FOUND */
  async list(scope: Scope, villageCode: string, month: string): Promise<VillageDisclosureDto> {
    type Head = Omit<VillageDisclosureDto, 'month' | 'items' | 'total' | 'complaintContact'>;
    const asked = [villageCode, `${month}-01`];
    const { head, rows } = await this.database.snapshot(scope, async (tx) => {
      const [found] = await tx.query<Head[]>(VILLAGE, asked);
      if (!found) throw VillageListErrors.VILLAGE_NOT_FOUND();
      return { head: found, rows: await tx.query<VillageDisclosureRowDto[]>(ROWS, asked) };
    });
    const items = rows
      .map((row) => ({ ...row, residentName: maskName(row.residentName) }))
      // By what is shown: an order by the whole name would tell more of it.
      .toSorted(
        (a, b) => compare(a.residentName, b.residentName) || b.meals - a.meals || b.governmentFen - a.governmentFen,
      );
    return { month, ...head, items, total: totalOf(items), complaintContact: this.configuration.COMPLAINT_CONTACT };
  }

  /** The same to be printed. @throws VILLAGE_LIST.VILLAGE_NOT_FOUND; EXPORT.BUSY */
  async file(
    scope: Scope,
    { villageCode, month, format }: { villageCode: string; month: string; format: Exclude<ListFormat, 'json'> },
  ): Promise<ExportedFile> {
    return this.desk.take(async () => {
      const report = villageListReport(await this.list(scope, villageCode, month), new Date());
      return { bytes: await writeReport(report, format), format, name: report.title };
    });
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function totalOf(items: readonly VillageDisclosureRowDto[]): VillageDisclosureTotalDto {
  const sum = (key: 'meals' | (typeof SHARES)[number]): number => items.reduce((total, row) => total + row[key], 0);
  const [provinceFen = 0, cityFen = 0, districtFen = 0, townFen = 0, governmentFen = 0] = SHARES.map(sum);
  return { residents: items.length, meals: sum('meals'), provinceFen, cityFen, districtFen, townFen, governmentFen };
}
