import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import type { ShownVoucherDto, ShowVoucherDto } from './voucher-lookup.dto.js';

const STATE = `SELECT s.state, s.cap_fen AS "capFen", s.expires_on AS "expiresOn" FROM canteen.voucher_state($1, $2, $3) s`;

/** Tells a counter what a voucher is worth before somebody eats on it. */
@Injectable()
export class VoucherLookupService {
  constructor(private readonly database: Database) {}

  /** Changes nothing: until the meal is logged another counter may redeem it. */
  async show(scope: Scope, { code, residentId }: ShowVoucherDto): Promise<ShownVoucherDto> {
    const asked = [code.trim().toUpperCase(), residentId ?? null, businessDateAt(new Date())];
    const [shown] = await this.database.scoped(scope, (tx) => tx.query<ShownVoucherDto[]>(STATE, asked));
    return shown ?? { state: 'unknown', capFen: null, expiresOn: null };
  }
}
