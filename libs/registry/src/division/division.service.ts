import { Injectable } from '@nestjs/common';
import { assert } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import type { DistrictDto, TownDto, TownListDto, VillageDto } from './division.dto.js';

const DISTRICT = 'SELECT code, name FROM registry.districts WHERE code = $1';

const TOWNS = `
  SELECT t.code, t.name, t.longitude, t.latitude,
    (SELECT count(*)::int FROM registry.villages v WHERE v.town_code = t.code) AS villages
  FROM registry.towns t WHERE t.district_code = $1 ORDER BY t.code`;

const VILLAGES = `SELECT code, name, longitude, latitude FROM registry.villages WHERE town_code = $1 ORDER BY code`;

const TOWN_CODE = /^\d{9}$/;

/** Reads the divisions of the scope's district; short lists, never paged. */
@Injectable()
export class DivisionService {
  constructor(private readonly database: Database) {}

  /** The district and its towns by code. */
  async towns(scope: Scope): Promise<TownListDto> {
    return this.database.scoped(scope, async (tx) => {
      const [district] = await tx.query<DistrictDto[]>(DISTRICT, [scope.districtCode]);
      assert(district !== undefined, 'a scope belongs to a district that exists');
      return { district, items: await tx.query<TownDto[]>(TOWNS, [scope.districtCode]) };
    });
  }

  /** @throws REGISTRY.TOWN_NOT_FOUND for a code outside the scope's district */
  async villages(scope: Scope, townCode: string): Promise<VillageDto[]> {
    if (!TOWN_CODE.test(townCode)) throw RegistryErrors.TOWN_NOT_FOUND();
    return this.database.scoped(scope, async (tx) => {
      const towns = await tx.query<unknown[]>('SELECT FROM registry.towns WHERE code = $1', [townCode]);
      if (towns.length === 0) throw RegistryErrors.TOWN_NOT_FOUND();
      return tx.query<VillageDto[]>(VILLAGES, [townCode]);
    });
  }
}
