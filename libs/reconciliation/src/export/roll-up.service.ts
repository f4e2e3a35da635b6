import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import { ExportDesk } from './export-desk.js';
import type { ExportFormat } from './export-words.js';
import { writeReport, type ExportedFile } from './exported-file.js';
import type { RollUpDto, RollUpRowDto, RollUpSumsDto, RollUpTownDto } from './roll-up.dto.js';
import { rollUpReport } from './roll-up-report.js';
import { ROLL_UP } from './roll-up.sql.js';

const NOTHING: Readonly<RollUpSumsDto> = {
  ...{
    meals: 0,
    claimedFen: 0,
    disallowedFen: 0,
    adjustedFen: 0,
    provinceFen: 0,
    cityFen: 0,
    districtFen: 0,
    townFen: 0,
  },
  ...{ approvedFen: 0, paidFen: 0, settledOtherwiseFen: 0, outstandingFen: 0 },
};
const SUMMED = Object.keys(NOTHING) as (keyof RollUpSumsDto)[];

/** A month's claims by town and facility. */
@Injectable()
export class RollUpService {
  constructor(
    private readonly database: Database,
    private readonly desk: ExportDesk,
  ) {}

  async rollUp(scope: Scope, month: string): Promise<RollUpDto> {
    type Row = RollUpRowDto & Pick<RollUpTownDto, 'townCode' | 'townName'>;
    const rows = await this.database.snapshot(scope, (tx) => tx.query<Row[]>(ROLL_UP, [`${month}-01`]));
    const towns = new Map<string, RollUpTownDto>();
    for (const { townCode, townName, ...row } of rows) {
      const town = towns.get(townCode) ?? { townCode, townName, facilities: [], ...sumsOf([]) };
      town.facilities.push(row);
      towns.set(townCode, town);
    }
    const summed = [...towns.values()].map((town) => ({ ...town, ...sumsOf(town.facilities) }));
    return { month, towns: summed, total: sumsOf(summed) };
  }

  /** The same as a file. @throws EXPORT.BUSY */
  async file(scope: Scope, month: string, format: Exclude<ExportFormat, 'json'>): Promise<ExportedFile> {
    return this.desk.take(async () => {
      const report = rollUpReport(await this.rollUp(scope, month), new Date());
      return { bytes: await writeReport(report, format), format, name: report.title };
    });
  }
}

function sumsOf(rows: readonly RollUpSumsDto[]): RollUpSumsDto {
  const sums = { ...NOTHING };
  for (const row of rows) for (const key of SUMMED) sums[key] += row[key];
  return sums;
}
