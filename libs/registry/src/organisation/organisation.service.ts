import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type PageQueryDto, type Scope } from '@nuancan/platform';
import type { CreateOrganisationDto, OrganisationDto, OrganisationListDto } from './organisation.dto.js';

const COLUMNS = `id, name, licence_no AS "licenceNo"`;

/** The organisations of the scope's district. */
@Injectable()
export class OrganisationService {
  constructor(private readonly database: Database) {}

  /** One page in the order of their ids, oldest first. */
  async list(scope: Scope, page: PageQueryDto): Promise<OrganisationListDto> {
    const [after] = page.cursor === undefined ? [null] : decodeCursor(page.cursor, 1);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<OrganisationDto[]>(
        `SELECT ${COLUMNS} FROM registry.organisations
         WHERE district_code = $1 AND ($2::text IS NULL OR id::text > $2) ORDER BY id::text LIMIT $3`,
        [scope.districtCode, after, page.limit + 1],
      ),
    );
    const items = rows.slice(0, page.limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > items.length ? encodeCursor([last.id]) : null };
  }

  /** Adds an organisation to the scope's district. */
  async create(scope: Scope, draft: CreateOrganisationDto): Promise<OrganisationDto> {
    const [created] = await this.database.scoped(scope, (tx) =>
      tx.query<[OrganisationDto]>(
        `INSERT INTO registry.organisations (district_code, name, licence_no) VALUES ($1, $2, $3) RETURNING ${COLUMNS}`,
        [scope.districtCode, draft.name, draft.licenceNo ?? null],
      ),
    );
    return created;
  }
}
