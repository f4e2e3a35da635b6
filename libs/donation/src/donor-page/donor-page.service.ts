import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RequestLimit, throttleAddress } from '@nuancan/identity';
import { Database } from '@nuancan/platform';
import { DonationErrors } from '../donation.errors.js';
import type { DonorPageDto } from './donor-page.dto.js';

const KEPT_MS = 60_000;
const MOST_KEPT = 500;
const MOST_A_MINUTE = 30;
const MINUTE_MS = 60_000;

/** The page of a donor to whoever has the link. A revoked link opens nothing at once: only what it shows is kept. */
@Injectable()
export class DonorPageService {
  private readonly kept = new Map<string, { readonly page: DonorPageDto; readonly at: number }>();
  private readonly limit = new RequestLimit(MOST_A_MINUTE, MINUTE_MS);

  constructor(private readonly database: Database) {}

  /** @throws DONATION.TOO_MANY_REQUESTS, LINK_NOT_FOUND */
  async open(token: string, ip: string): Promise<DonorPageDto> {
    const now = Date.now();
    if (this.limit.isExceeded(throttleAddress(ip), now)) throw DonationErrors.TOO_MANY_REQUESTS();
    const hash = createHash('sha256').update(token).digest();
    const [link] = await this.database.statement<{ donorId: string }[]>(
      'SELECT donor_id AS "donorId" FROM donation.link_of($1)',
      [hash],
    );
    if (!link) throw DonationErrors.LINK_NOT_FOUND();
    const kept = this.kept.get(link.donorId);
    if (kept !== undefined && now - kept.at < KEPT_MS) return kept.page;
    const [row] = await this.database.statement<{ page: Omit<DonorPageDto, 'asOf'> | null }[]>(
      'SELECT donation.donor_page($1) AS page',
      [hash],
    );
    if (!row?.page) throw DonationErrors.LINK_NOT_FOUND();
    const page = { ...row.page, asOf: new Date(now).toISOString() };
    this.keep(link.donorId, page, now);
    return page;
  }

  private keep(donorId: string, page: DonorPageDto, at: number): void {
    this.kept.delete(donorId);
    this.kept.set(donorId, { page, at });
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}
