import { Injectable } from '@nestjs/common';
import { placeInScope } from '@nuancan/meal-point';
import { Database, type Scope } from '@nuancan/platform';
import { DayErrors } from '../day-close/day-close.errors.js';
import { GardenErrors } from './garden.errors.js';
import { refusingGarden } from './garden-refusal.js';
import { PLOTS } from './garden-board.sql.js';
import type { AddPlotDto, EditPlotDto, PlotDto } from './plot.dto.js';

const ADD = `INSERT INTO canteen.garden_plots (district_code, town_code, facility_id, village_code, name, area_m2, tended_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`;
const VILLAGE = `SELECT v.town_code AS "townCode", v.district_code AS "districtCode" FROM registry.villages v
  WHERE v.code = $1 AND v.district_code = platform.scope_district() AND ($2::text IS NULL OR v.town_code = $2)
    AND ($3::uuid IS NULL OR v.code = (SELECT f.village_code FROM meal_point.facilities f WHERE f.id = $3))`;
const EDIT = `UPDATE canteen.garden_plots SET name = coalesce($3, name), area_m2 = coalesce($4, area_m2),
    tended_by = CASE WHEN $5::text IS NULL THEN tended_by ELSE nullif($5, '') END,
    ended_on = CASE WHEN $6::boolean IS NULL THEN ended_on WHEN $6 THEN coalesce(ended_on, platform.business_date(now())) END,
    version = version + 1
  WHERE id = $1 AND version = $2 RETURNING id`;

/** The beds that produce comes from. */
@Injectable()
export class PlotService {
  constructor(private readonly database: Database) {}

  /** @throws GARDEN.PLACE_MISSING, PLOT_NAME_TAKEN, PLOT_NOT_FOUND for a village out of scope, DAY.FACILITY_NOT_IN_SCOPE */
  async add(scope: Scope, draft: AddPlotDto): Promise<PlotDto> {
    const { villageCode } = draft;
    if (villageCode !== undefined && draft.facilityId !== undefined) throw GardenErrors.PLACE_MISSING();
    const facilityId = villageCode === undefined ? (draft.facilityId ?? scope.facilityId) : null;
    if (facilityId === null && villageCode === undefined) throw GardenErrors.PLACE_MISSING();
    const id = await refusingGarden(() =>
      this.database.scoped(scope, async (tx) => {
        const at =
          facilityId === null
            ? (
                await tx.query<{ townCode: string; districtCode: string }[]>(VILLAGE, [
                  ...[villageCode, scope.townCode, scope.facilityId],
                ])
              )[0]
            : await placeInScope(tx, scope, facilityId, DayErrors.FACILITY_NOT_IN_SCOPE);
        if (at === undefined) throw GardenErrors.PLOT_NOT_FOUND();
        const [added] = await tx.query<[{ id: string }]>(ADD, [
          ...[at.districtCode, at.townCode, facilityId, villageCode ?? null, draft.name.trim(), draft.areaM2],
          draft.tendedBy?.trim() ?? null,
        ]);
        return added.id;
      }),
    );
    return this.one(scope, id);
  }

  /** @throws GARDEN.PLOT_NOT_FOUND, PLOT_CHANGED, PLOT_NAME_TAKEN */
  async edit(
    scope: Scope,
    { id, version, edit }: { id: string; version: number; edit: EditPlotDto },
  ): Promise<PlotDto> {
    const { name, areaM2, tendedBy, ended } = edit;
    await this.one(scope, id);
    await refusingGarden(() =>
      this.database.scoped(scope, async (tx) => {
        const [edited] = (await tx.query<[unknown[], number]>(EDIT, [
          ...[id, version, name?.trim() ?? null, areaM2 ?? null, tendedBy?.trim() ?? null, ended ?? null],
        ])) as [unknown[], number];
        if (edited.length === 0) throw GardenErrors.PLOT_CHANGED();
      }),
    );
    return this.one(scope, id);
  }

  private async one(scope: Scope, id: string): Promise<PlotDto> {
    const [plot] = await this.database.scoped(scope, (tx) =>
      tx.query<PlotDto[]>(`${PLOTS} WHERE p.id = $1 AND ($2::text IS NULL OR p.town_code = $2)`, [id, scope.townCode]),
    );
    if (!plot) throw GardenErrors.PLOT_NOT_FOUND();
    return plot;
  }
}
