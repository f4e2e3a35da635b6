import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RequestLimit, throttleAddress } from '@nuancan/identity';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, hashBody, systemScope, type Tx } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import { FamilyErrors } from '../family.errors.js';
import { refusing } from '../family-refusal.js';
import type { AskForElderDto, FamilyPageDto, TakeRequestBackDto } from './family-page.dto.js';

const MOST_A_MINUTE = 30;
const MINUTE_MS = 60_000;
const ASK = `SELECT request_id AS "requestId", repeated FROM family.ask($1, $2, decode($3, 'hex'), $4, $5, $6, $7, $8, $9, $10)`;

/** The page of an elder's family to whoever has the link, and what they ask by it. Nothing is kept between two looks. */
@Injectable()
export class FamilyPageService {
  private readonly limit = new RequestLimit(MOST_A_MINUTE, MINUTE_MS);

  constructor(private readonly database: Database) {}

  /** @throws FAMILY.TOO_MANY_REQUESTS, LINK_NOT_FOUND */
  async open({ token, ip }: FamilyKey): Promise<FamilyPageDto> {
    return this.byLink({ token, ip }, (tx, hash) => pageOf(tx, hash));
  }

  /**
   * Asks once per client id and body, and shows the page again.
   * @throws FAMILY.TOO_MANY_REQUESTS, LINK_NOT_FOUND, NOT_SHOWN, REQUEST_INCOMPLETE, NOTHING_TO_PAUSE, ENOUGH_FOR_A_DAY, CLIENT_ID_CLASH
   */
  async ask(ip: string, draft: AskForElderDto): Promise<{ page: FamilyPageDto; repeated: boolean }> {
    const { token, ...asked } = draft;
    const { clientId, kind, amountFen, facilityId, from, to, reason, note } = asked;
    if (!isWhole(draft)) throw FamilyErrors.REQUEST_INCOMPLETE();
    return this.byLink({ token, ip }, async (tx, hash) => {
      const [request] = await tx.query<[{ requestId: string | null; repeated: boolean }]>(ASK, [
        ...[hash, clientId, hashBody(asked), kind, facilityId ?? null, amountFen ?? null],
        ...[from ? parseBusinessDate(from) : null, to ? parseBusinessDate(to) : null],
        ...[reason ?? null, note ?? null],
      ]);
      if (request.requestId === null) throw FamilyErrors.LINK_NOT_FOUND();
      return { page: await pageOf(tx, hash), repeated: request.repeated };
    });
  }

  /** @throws FAMILY.TOO_MANY_REQUESTS, LINK_NOT_FOUND, REQUEST_NOT_FOUND, ALREADY_DECIDED */
  async takeBack(ip: string, { token, requestId }: TakeRequestBackDto): Promise<FamilyPageDto> {
    return this.byLink({ token, ip }, async (tx, hash) => {
      const [{ taken }] = await tx.query<[{ taken: boolean }]>('SELECT family.take_back($1, $2) AS taken', [
        hash,
        requestId,
      ]);
      if (!taken) throw FamilyErrors.REQUEST_NOT_FOUND();
      return pageOf(tx, hash);
    });
  }

  /** Of the link's district, so that the audit log knows where; whose link it is, every function asks for itself. */
  private async byLink<T>({ token, ip }: FamilyKey, work: (tx: Tx, hash: Buffer) => Promise<T>): Promise<T> {
    if (this.limit.isExceeded(throttleAddress(ip), Date.now())) throw FamilyErrors.TOO_MANY_REQUESTS();
    const hash = createHash('sha256').update(token).digest();
    const [link] = await this.database.statement<{ districtCode: string }[]>(
      'SELECT district_code AS "districtCode" FROM family.link_of($1)',
      [hash],
    );
    if (!link) throw FamilyErrors.LINK_NOT_FOUND();
    return refusing(() => this.database.scoped(systemScope(link.districtCode), (tx) => work(tx, hash)));
  }
}

/** The token of a link, and from which address it is used. */
interface FamilyKey {
  readonly token: string;
  readonly ip: string;
}

async function pageOf(tx: Tx, hash: Buffer): Promise<FamilyPageDto> {
  const [{ page }] = await tx.query<[{ page: FamilyPageDto | null }]>('SELECT family.open_page($1) AS page', [hash]);
  if (page === null) throw FamilyErrors.LINK_NOT_FOUND();
  return { ...page, elderName: maskName(page.elderName) };
}

/** A top-up has an amount and no days, a pause has a kitchen, days and a reason, and no amount. */
function isWhole({ kind, amountFen, facilityId, from, to, reason }: AskForElderDto): boolean {
  const given = [facilityId, from, to, reason].filter((value) => (value ?? null) !== null).length;
  const hasAmount = (amountFen ?? null) !== null;
  return kind === 'top_up' ? hasAmount && given === 0 : !hasAmount && given === 4;
}
