import { Injectable } from '@nestjs/common';
import type * as GeoJSON from 'geojson';
import { businessDateAt } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import type { Profile } from '@nuancan/walk-network';
import { COUNTS } from '../figure/count-columns.js';
import type { ClusterDto } from '../figure/figure.dto.js';
import { FigureService } from '../figure/figure.service.js';
import { tellingOfPlan, tellingTo } from '../figure/telling.js';
import { toldClusters } from '../figure/told-clusters.js';
import { toldCount } from '../figure/told-count.js';
import { ActiveNetwork } from '../load/active-network.js';
import { ScenarioService } from '../scenario/scenario.service.js';
import { SitingService } from '../siting/siting.service.js';
import { pointFeatures, reachFeatures } from '../tile/map-features.js';
import type { AreaCount } from '../world/count-areas.js';
import { WALKING_PROFILES } from '../world/world.js';
import { tableBytes, type CoverageFile } from './coverage-file.js';
import type { CoverageTable } from './coverage-table.js';
import type { ExportFiguresQueryDto, ExportMapQueryDto } from './coverage-export.dto.js';
import type { PlanFormat } from './export-words.js';
import { figureTables, type ExportedFigures, type HistoryRow } from './figure-tables.js';
import { scenarioFeatures, sitingFeatures } from './plan-features.js';
import { scenarioTables, sitingTables } from './plan-tables.js';

// Of towns and the district: two years of every village would be a million rows.
const HISTORY = `
  SELECT r.business_date AS "businessDate", a.profile, a.code, coalesce(t.name, d.name) AS name, ${COUNTS}
  FROM coverage.area_figures a JOIN coverage.runs r ON r.id = a.run_id
  LEFT JOIN registry.towns t ON a.level = 'town' AND t.code = a.code
  LEFT JOIN registry.districts d ON a.level = 'district' AND d.code = a.code
  WHERE a.level <> 'village' AND r.business_date BETWEEN $1::date - 730 AND $1
  ORDER BY r.business_date DESC, array_position(ARRAY['frail', 'older', 'able'], a.profile), a.level, a.code`;

type HistoryCount = AreaCount & Pick<HistoryRow, 'businessDate' | 'profile' | 'code' | 'name'>;

interface Plan {
  readonly tables: readonly CoverageTable[];
  readonly features: GeoJSON.FeatureCollection<GeoJSON.Point | null>;
  readonly name: string;
}

/** Hands the map's figures, layers and plans over as files, of what the scope is told and nothing more. */
@Injectable()
export class CoverageExportService {
  constructor(
    private readonly database: Database,
    private readonly figureService: FigureService,
    private readonly active: ActiveNetwork,
    private readonly scenarios: ScenarioService,
    private readonly sitings: SitingService,
  ) {}

  /** @throws COVERAGE.NOT_COUNTED */
  async figures(scope: Scope, { format, table = 'towns', onDate }: ExportFiguresQueryDto): Promise<CoverageFile> {
    const day = onDate ?? businessDateAt(new Date());
    const figures = await this.load(scope, day);
    const { [table]: first, ...others } = figureTables(figures);
    const tables = format === 'csv' ? [] : Object.values<CoverageTable>(others);
    const name = `coverage${format === 'csv' ? `-${table}` : ''}-${figures.businessDate}`;
    return { bytes: await tableBytes([first, ...tables], format), format, name };
  }

  /** Nothing of it is personal: anybody may see streets and points. @throws COVERAGE.NO_NETWORK */
  async map(scope: Scope, { layer, profile = 'older', facilityId }: ExportMapQueryDto): Promise<CoverageFile> {
    const world = await this.active.of(scope);
    const parts = layer === 'points' ? pointFeatures(world) : reachFeatures(world, profile, facilityId);
    const features = Object.entries(parts).flatMap(([part, collection]) =>
      collection.features.map((one) => ({ ...one, properties: { ...one.properties, part } })),
    );
    const { businessDate } = world.parts;
    const name = layer === 'points' ? `points-${businessDate}` : `reach-${profile}-${businessDate}`;
    return { bytes: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })), format: 'geojson', name };
  }

  /** @throws PLANNING.SCENARIO_NOT_FOUND */
  async scenario(scope: Scope, id: string, format: PlanFormat): Promise<CoverageFile> {
    const scenario = await this.scenarios.get(scope, id);
    return planFile(format, {
      tables: scenarioTables(scenario, tellingTo(scope)),
      features: scenarioFeatures(scenario),
      name: `scenario-${id}`,
    });
  }

  /** @throws PLANNING.SITING_NOT_FOUND */
  async siting(scope: Scope, id: string, format: PlanFormat): Promise<CoverageFile> {
    const siting = await this.sitings.get(scope, id);
    return planFile(format, {
      tables: sitingTables(siting, tellingOfPlan(scope, siting.townCode)),
      features: sitingFeatures(siting),
      name: `siting-${id}`,
    });
  }

  private async load(scope: Scope, day: string): Promise<ExportedFigures> {
    const byProfile: ExportedFigures['byProfile'][number][] = [];
    let told = { businessDate: day, source: '' };
    for (const profile of WALKING_PROFILES) {
      const areas = await this.figureService.areas(scope, profile, day);
      const facilities = await this.figureService.facilities(scope, profile, day);
      const clusters = await this.clusters(scope, profile, areas.businessDate);
      byProfile.push({ profile, areas: areas.items, facilities: facilities.items, clusters });
      told = areas;
    }
    const { businessDate, source } = told;
    return { businessDate, source, telling: tellingTo(scope), byProfile, history: await this.history(scope, day) };
  }

  /** Where people live is in memory as it was counted last, and is kept of no other day. */
  private async clusters(scope: Scope, profile: Profile, businessDate: string): Promise<readonly ClusterDto[]> {
    const world = await this.active.of(scope);
    if (world.parts.businessDate !== businessDate) return [];
    return toldClusters(world, profile, { townCode: scope.townCode, telling: tellingTo(scope) });
  }

  private async history(scope: Scope, day: string): Promise<HistoryRow[]> {
    const rows = await this.database.scoped(scope, (tx) => tx.query<HistoryCount[]>(HISTORY, [day]));
    return rows.map(({ businessDate, profile, code, name, ...count }) => ({
      ...{ businessDate, profile: profile satisfies Profile, code, name },
      ...toldCount(count, tellingTo(scope)),
    }));
  }
}

async function planFile(format: PlanFormat, { tables, features, name }: Plan): Promise<CoverageFile> {
  if (format === 'geojson') return { bytes: Buffer.from(JSON.stringify(features)), format, name };
  return { bytes: await tableBytes(tables as [CoverageTable, ...CoverageTable[]], format), format, name };
}
