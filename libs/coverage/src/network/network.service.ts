import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@nuancan/kernel';
import {
  actAs,
  Database,
  decodeCursor,
  encodeCursor,
  Outbox,
  systemScope,
  type Scope,
  type Tx,
} from '@nuancan/platform';
import { readCoordinateSystem } from '@nuancan/walk-network';
import { QueryFailedError } from 'typeorm';
import { CoverageErrors } from '../coverage.errors.js';
import { storeParts } from '../load/load-graph.js';
import { placesOf } from './network-places.js';
import type { NetworkState } from './network-words.js';
import type { NetworkDetailDto, NetworkDto, NetworkListDto, NetworkProgressDto } from './network.dto.js';

/** Of a file as it is sent: a city region of OpenStreetMap is some 10 MB. */
export const MOST_NETWORK_BYTES = 64 * 1024 * 1024;

const MOST_OPEN = 3;
const READY: readonly NetworkState[] = ['built', 'retired'];

const COLUMNS = `id, file_name AS "fileName", file_bytes AS "fileBytes", encode(file_sha256, 'hex') AS "fileSha256", coordinates, source,
  barriers_block AS "barriersBlock", state, uploaded_at AS "uploadedAt", account_id AS "accountId", built_at AS "builtAt",
  activated_at AS "activatedAt", nodes, edges, findings, problem`;
const OPEN = `SELECT count(*) AS open FROM coverage.networks WHERE state IN ('uploaded', 'building')`;
const INSERT = `
  INSERT INTO coverage.networks (id, district_code, file_name, file_bytes, file_sha256, coordinates, source, barriers_block, account_id)
  VALUES ($1, platform.scope_district(), $2, $3, $4, $5, $6, $7, platform.scope_account())`;
const ONE = `SELECT ${COLUMNS} FROM coverage.networks WHERE id = $1`;
const LIST = `SELECT ${COLUMNS} FROM coverage.networks WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`;
const PROGRESS = `SELECT phase, done, total, at FROM coverage.progress WHERE network_id = $1`;
const PLACE = `UPDATE coverage.networks SET state = 'placing', activated_by = platform.scope_account(), problem = NULL
  WHERE id = $1 AND state IN ('built', 'retired')`;

/** A file as it was sent. */
export interface SentNetwork {
  readonly fileName: string;
  readonly bytes: Buffer;
  /** As declared, in any writing. */
  readonly coordinates: string | undefined;
  readonly source: string;
  readonly barriersBlock: boolean;
}

/** Takes network files in, and lets the district choose the version that counts; jobs build and activate. */
@Injectable()
export class NetworkService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Stores a file as a version and asks for its build.
   * @throws WALK_NETWORK.COORDINATES_UNDECLARED, WALK_NETWORK.COORDINATES_UNKNOWN, COVERAGE.FILE_EMPTY, COVERAGE.FILE_TOO_LARGE,
   *   COVERAGE.TOO_MANY_OPEN
   */
  async upload(scope: Scope, sent: SentNetwork): Promise<NetworkDetailDto> {
    const coordinates = readCoordinateSystem(sent.coordinates);
    if (sent.bytes.length === 0) throw CoverageErrors.FILE_EMPTY();
    if (sent.bytes.length > MOST_NETWORK_BYTES) throw tooLarge();
    const id = uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
    const sha256 = createHash('sha256').update(sent.bytes).digest();
    const { districtCode } = scope;
    return this.database.scoped(scope, async (tx) => {
      const [{ open }] = await tx.query<[{ open: number }]>(OPEN);
      if (open >= MOST_OPEN) throw CoverageErrors.TOO_MANY_OPEN({ open });
      const name = plainName(sent.fileName);
      await tx.query(INSERT, [id, name, sent.bytes.length, sha256, coordinates, sent.source, sent.barriersBlock]);
      await storeParts(tx, { networkId: id, districtCode, kind: 'file' }, sent.bytes);
      await this.outbox.add(tx, { job: 'build-network', districtCode, payload: { networkId: id } });
      return this.detail(tx, scope, id);
    });
  }

  /** One page, latest first. */
  async list(scope: Scope, { limit, cursor }: { limit: number; cursor?: string }): Promise<NetworkListDto> {
    const [after] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const rows = await this.database.scoped(scope, (tx) => tx.query<NetworkDto[]>(LIST, [after, limit + 1]));
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.id]) : null };
  }

  /** @throws COVERAGE.NETWORK_NOT_FOUND */
  async get(scope: Scope, id: string): Promise<NetworkDetailDto> {
    return this.database.scoped(scope, (tx) => this.detail(tx, scope, id));
  }

  /**
   * Asks that a version become the one that counts; one that was active before is thereby rolled back to.
   * @throws COVERAGE.NETWORK_NOT_FOUND, COVERAGE.NOT_READY, COVERAGE.ANOTHER_PLACING
   */
  async activate(scope: Scope, id: string): Promise<NetworkDetailDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        const { state } = await this.one(tx, id);
        if (!READY.includes(state)) throw CoverageErrors.NOT_READY({ state });
        const [, changed] = await tx.query<[unknown[], number]>(PLACE, [id]);
        if (changed === 0) throw CoverageErrors.NOT_READY({ state });
        const { districtCode } = scope;
        await this.outbox.add(tx, { job: 'activate-network', districtCode, payload: { networkId: id } });
        return this.detail(tx, scope, id);
      });
    } catch (error) {
      throw isAnotherPlacing(error) ? CoverageErrors.ANOTHER_PLACING() : error;
    }
  }

  private async one(tx: Tx, id: string): Promise<NetworkDto> {
    const [network] = await tx.query<NetworkDto[]>(ONE, [id]);
    if (network === undefined) throw CoverageErrors.NETWORK_NOT_FOUND();
    return network;
  }

  private async detail(tx: Tx, scope: Scope, id: string): Promise<NetworkDetailDto> {
    const network = await this.one(tx, id);
    const [progress] = await tx.query<NetworkProgressDto[]>(PROGRESS, [id]);
    const wasPlaced = network.activatedAt !== null;
    // How many homes are off the network says where nobody lives, and no more.
    const places = wasPlaced ? await actAs(tx, systemScope(scope.districtCode), () => placesOf(tx, id)) : null;
    return { ...network, progress: progress ?? null, places };
  }
}

function tooLarge() {
  return CoverageErrors.FILE_TOO_LARGE({ megabytes: MOST_NETWORK_BYTES / 1024 / 1024 });
}

function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(/\p{Cc}/gu, ' ').trim();
  return plain === '' ? 'network' : [...plain].slice(-200).join('');
}

function isAnotherPlacing(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return (error.driverError as { constraint?: unknown }).constraint === 'networks_one_placing';
}
