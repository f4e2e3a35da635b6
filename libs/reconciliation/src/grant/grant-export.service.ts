import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import { ExportDesk } from '../export/export-desk.js';
import { writeReport, type ExportedFile } from '../export/exported-file.js';
import { filterValues } from './filter-values.js';
import { grantReport, type GrantRow } from './grant-report.js';
import { FROM_GRANTS, GRANT_COLUMNS, GRANT_FILTER } from './grant-rows.sql.js';
import type { GrantFilterDto } from './grant.dto.js';

const ROWS = `SELECT ${GRANT_COLUMNS}, t.name AS "townName" ${FROM_GRANTS} JOIN registry.towns t ON t.code = g.town_code
  WHERE ${GRANT_FILTER} ORDER BY g.period_from DESC, g.town_code, m.name, g.id`;

/** The list of operating grants as a file. */
@Injectable()
export class GrantExportService {
  constructor(
    private readonly database: Database,
    private readonly desk: ExportDesk,
  ) {}

  /** @throws EXPORT.BUSY */
  async file(scope: Scope, filter: GrantFilterDto): Promise<ExportedFile> {
    return this.desk.take(async () => {
      const rows = await this.database.snapshot(scope, (tx) => tx.query<GrantRow[]>(ROWS, filterValues(filter)));
      const report = grantReport(rows, filter, new Date());
      return { bytes: await writeReport(report, 'xlsx'), format: 'xlsx', name: report.title };
    });
  }
}
