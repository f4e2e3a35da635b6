import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import type { TillReportDto } from './day-close.dto.js';

/** Keeps what each till last said of its own queue. */
@Injectable()
export class TillReportService {
  constructor(private readonly database: Database) {}

  /** @throws KERNEL.NOT_A_DATE */
  async report(scope: Scope, { deviceId, unsent, oldestDate, inUse }: TillReportDto): Promise<void> {
    const oldest = unsent === 0 || oldestDate === null ? null : parseBusinessDate(oldestDate);
    await this.database.scoped(scope, (tx) =>
      tx.query(
        `INSERT INTO canteen.tills (device_id, facility_id, district_code, town_code, unsent, oldest_date, in_use)
         VALUES ($1, platform.scope_facility(), platform.scope_district(), platform.scope_town(), $2, $3, $4)
         ON CONFLICT (facility_id, device_id) DO UPDATE SET unsent = excluded.unsent, oldest_date = excluded.oldest_date,
           in_use = excluded.in_use, reported_at = clock_timestamp()`,
        [deviceId, oldest === null ? 0 : unsent, oldest, inUse ?? false],
      ),
    );
  }
}
