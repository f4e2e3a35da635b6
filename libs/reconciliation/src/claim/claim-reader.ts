import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import type {
  ClaimDto,
  ClaimLineDto,
  ClaimLinesDto,
  ClaimLinesQueryDto,
  ClaimListDto,
  ClaimQueryDto,
  ClaimRowDto,
} from './claim.dto.js';
import { ClaimErrors } from './claim.errors.js';
import { APPROVAL, GROUPS, HEAD, LEGS, LINES, ONES, PEOPLE, TRANSITIONS, VERSIONS } from './claim-statement.sql.js';
import { INBOX, statesOf } from './claim-inbox.sql.js';

const STANDING = 'SELECT step, state FROM reconciliation.claims WHERE id = $1';

/** Reads claims: the inbox, a statement, its lines. */
@Injectable()
export class ClaimReader {
  constructor(private readonly database: Database) {}

  /** Facilities in scope with their claim of the month. */
  async list(scope: Scope, query: ClaimQueryDto): Promise<ClaimListDto> {
    const { month, box, townCode = null, facilityId = null, cursor, limit } = query;
    const [town, name, id] = cursor === undefined ? [null, null, null] : decodeCursor(cursor, 3);
    const states = statesOf(box, scope.role);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<ClaimRowDto[]>(INBOX, [
        `${month}-01`,
        states,
        townCode,
        facilityId,
        town,
        name,
        id,
        limit + 1,
        box === 'done',
      ]),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.townCode, last.facilityName, last.facilityId]) : null };
  }

  /** One claim whole. @throws CLAIM.NOT_FOUND */
  async one(scope: Scope, claimId: string): Promise<ClaimDto> {
    return this.database.snapshot(scope, (tx) => this.read(tx, claimId));
  }

  /** The same within a transaction. @throws CLAIM.NOT_FOUND */
  async read(tx: Tx, claimId: string): Promise<ClaimDto> {
    type Head = Omit<ClaimDto, 'ones' | 'groups' | 'versions' | 'transitions' | 'people' | 'approval' | 'legs'>;
    const [head] = await tx.query<Head[]>(HEAD, [claimId]);
    if (!head) throw ClaimErrors.NOT_FOUND();
    const [ones] = await tx.query<[ClaimDto['ones']]>(ONES, [claimId]);
    const [approval] = await tx.query<NonNullable<ClaimDto['approval']>[]>(APPROVAL, [claimId]);
    return {
      ...head,
      ones,
      groups: await tx.query<ClaimDto['groups']>(GROUPS, [claimId]),
      versions: await tx.query<ClaimDto['versions']>(VERSIONS, [claimId]),
      transitions: await tx.query<ClaimDto['transitions']>(TRANSITIONS, [claimId]),
      people: await tx.query<ClaimDto['people']>(PEOPLE, [claimId]),
      approval: approval ?? null,
      legs: await tx.query<ClaimDto['legs']>(LEGS, [claimId]),
    };
  }

  /** Where it stands. @throws CLAIM.NOT_FOUND */
  async standing(tx: Tx, claimId: string): Promise<Pick<ClaimDto, 'step' | 'state'>> {
    const [claim] = await tx.query<Pick<ClaimDto, 'step' | 'state'>[]>(STANDING, [claimId]);
    if (!claim) throw ClaimErrors.NOT_FOUND();
    return claim;
  }

  /** Its lines with the meals behind them; names masked. @throws CLAIM.NOT_FOUND */
  async lines(scope: Scope, claimId: string, query: ClaimLinesQueryDto): Promise<ClaimLinesDto> {
    const { kind = null, tierCode = null, prior, cursor, limit } = query;
    const [after] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const priorOnly = prior === undefined ? null : prior === 'true';
    const rows = await this.database.scoped(scope, async (tx) => {
      const [head] = await tx.query<unknown[]>(HEAD, [claimId]);
      if (!head) throw ClaimErrors.NOT_FOUND();
      return tx.query<ClaimLineDto[]>(LINES, [claimId, kind, tierCode, priorOnly, after, limit + 1]);
    });
    const items = rows
      .slice(0, limit)
      .map((row) => ({ ...row, residentName: row.residentName && maskName(row.residentName) }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([String(last.lineNo)]) : null };
  }
}
