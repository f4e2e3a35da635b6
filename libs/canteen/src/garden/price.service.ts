import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import { refusingGarden } from './garden-refusal.js';
import type { ProducePriceDto, ProducePriceListDto, SetProducePriceDto } from './price.dto.js';

const MOST = 5000;
/** What was planned and planned again before it began is not shown. */
const LIST = `SELECT p.id, p.kind, p.crop, p.valid_from AS "validFrom", p.fen_per_kg AS "fenPerKg", p.recorded_at AS "recordedAt",
    p.valid_from <= platform.business_date(now()) AND NOT EXISTS (SELECT FROM canteen.produce_prices n
      WHERE n.district_code = p.district_code AND n.kind = p.kind AND n.crop = p.crop AND n.valid_from > p.valid_from
        AND n.valid_from <= platform.business_date(now())) AS holds
  FROM (SELECT DISTINCT ON (x.kind, x.crop, x.valid_from) x.* FROM canteen.produce_prices x
    WHERE x.district_code = platform.scope_district() ORDER BY x.kind, x.crop, x.valid_from, x.version DESC) p
  ORDER BY p.kind, p.crop, p.valid_from DESC LIMIT ${MOST}`;
const SET = `INSERT INTO canteen.produce_prices (district_code, kind, crop, valid_from, version, fen_per_kg, account_id)
  VALUES (platform.scope_district(), $1, $2, $3, 1, $4, platform.scope_account())`;

/** The district's reference prices of produce and goods. */
@Injectable()
export class PriceService {
  constructor(private readonly database: Database) {}

  async list(scope: Scope): Promise<ProducePriceListDto> {
    return { items: await this.database.scoped(scope, (tx) => tx.query<ProducePriceDto[]>(LIST)) };
  }

  /** @throws GARDEN.PRICE_IN_FORCE for a day on which a price of the crop holds already */
  async set(scope: Scope, draft: SetProducePriceDto): Promise<ProducePriceListDto> {
    const validFrom = parseBusinessDate(draft.validFrom);
    await refusingGarden(() =>
      this.database.scoped(scope, (tx) => tx.query(SET, [draft.kind, draft.crop.trim(), validFrom, draft.fenPerKg])),
    );
    return this.list(scope);
  }
}
