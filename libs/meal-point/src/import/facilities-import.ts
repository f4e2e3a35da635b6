import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ImportKinds,
  refuseRows,
  type CellsOf,
  type Findings,
  type ImportKind,
  type RefuseRow,
  type RowChunks,
  type RowReader,
  type RunFacts,
  type StagedValues,
} from '@nuancan/imports';
import type { Tx } from '@nuancan/platform';
import { PlaceIndex, refuseVillage } from '@nuancan/registry';
import { FACILITY_COLUMNS } from './facility-columns.js';

type Cells = CellsOf<typeof FACILITY_COLUMNS>;

const STAGING = {
  code: 'text',
  name: 'text',
  tier: 'text',
  organisation: 'text',
  town_code: 'text',
  village_code: 'text',
  address: 'text',
  longitude: 'double precision',
  latitude: 'double precision',
  seats: 'int',
  opened_on: 'date',
  closed_on: 'date',
  facility_id: 'uuid',
  organisation_id: 'uuid',
} as const;

const DUPLICATE = `
  SELECT row_no, 'code', 'DUPLICATE', first FROM (
    SELECT row_no, min(row_no) OVER (PARTITION BY code) AS first FROM import_rows WHERE NOT refused) d WHERE row_no > first`;
/** Two organisations of one name cannot be told apart by it. */
const ORGANISATIONS = `
  UPDATE import_rows r SET organisation_id = o.id FROM (
    SELECT name, min(id::text)::uuid AS id FROM registry.organisations GROUP BY name HAVING count(*) = 1) o
  WHERE o.name = r.organisation`;
const NO_ORGANISATION = `
  SELECT row_no, 'organisation', 'ORGANISATION_UNKNOWN', NULL::int FROM import_rows WHERE NOT refused AND organisation_id IS NULL`;
const KNOWN = `UPDATE import_rows r SET facility_id = f.id FROM meal_point.facilities f WHERE f.code = r.code`;
const OTHER_TOWN = `
  SELECT r.row_no, 'town', 'OTHER_TOWN', NULL::int FROM import_rows r JOIN meal_point.facilities f ON f.id = r.facility_id
  WHERE NOT r.refused AND f.town_code <> r.town_code`;
/** Also of a supply that has ended: what fed whom stays true. */
const TIER_IN_USE = `
  SELECT r.row_no, 'tier', 'TIER_IN_USE', NULL::int FROM import_rows r JOIN meal_point.facilities f ON f.id = r.facility_id
  WHERE NOT r.refused AND f.tier <> r.tier
    AND EXISTS (SELECT FROM meal_point.supplies s WHERE f.id IN (s.facility_id, s.supplier_id))`;
/** A day is booked for whoever runs the facility when it is closed. */
const DAYS_OPEN = `
  SELECT r.row_no, 'organisation', 'DAYS_OPEN', NULL::int FROM import_rows r JOIN meal_point.facilities f ON f.id = r.facility_id
  CROSS JOIN (SELECT platform.business_date(now()) AS day) today
  WHERE NOT r.refused AND f.organisation_id <> r.organisation_id AND EXISTS (
    SELECT FROM canteen.days_with_records(f.id, today.day - 400, today.day + 1) d WHERE NOT d.closed)`;
const CLOSED_FIRST = `
  SELECT r.row_no, 'closedOn', 'DATES_REVERSED', NULL::int FROM import_rows r
  LEFT JOIN meal_point.facilities f ON f.id = r.facility_id
  WHERE NOT r.refused AND coalesce(r.closed_on, f.closed_on) < r.opened_on`;

const STATED = `(r.name, r.tier, r.organisation_id, coalesce(r.village_code, f.village_code), coalesce(r.address, f.address),
  coalesce(r.longitude, f.longitude), coalesce(r.latitude, f.latitude), coalesce(r.seats, f.seats), r.opened_on,
  coalesce(r.closed_on, f.closed_on))`;
const REGISTERED = `(f.name, f.tier, f.organisation_id, f.village_code, f.address, f.longitude, f.latitude, f.seats, f.opened_on,
  f.closed_on)`;
const ACT = `
  UPDATE import_rows r SET action = CASE WHEN f.id IS NULL THEN 'add'
    WHEN ${REGISTERED} IS DISTINCT FROM ${STATED} THEN 'change' ELSE 'same' END
  FROM import_rows o LEFT JOIN meal_point.facilities f ON f.id = o.facility_id WHERE o.row_no = r.row_no AND NOT r.refused`;
const ADD = `
  INSERT INTO meal_point.facilities (district_code, code, town_code, name, tier, organisation_id, village_code, address,
    longitude, latitude, seats, opened_on, closed_on)
  SELECT platform.scope_district(), code, town_code, name, tier, organisation_id, village_code, address, longitude,
    latitude, seats, opened_on, closed_on
  FROM import_rows WHERE row_no BETWEEN $1 AND $2 AND NOT refused AND action = 'add'`;
const CHANGE = `
  UPDATE meal_point.facilities f SET (name, tier, organisation_id, village_code, address, longitude, latitude, seats,
    opened_on, closed_on) = ROW${STATED}, version = f.version + 1
  FROM import_rows r WHERE r.row_no BETWEEN $1 AND $2 AND NOT r.refused AND r.action = 'change' AND f.id = r.facility_id`;

/** Whatever the first load does not take over begins as planned, when the transaction's triggers run. */
const TAKE_OVER = `
  SELECT meal_point.take_over(ARRAY(SELECT code FROM import_rows WHERE NOT refused AND action = 'add'))`;

/** Facilities by their code: new ones are taken over in the first weeks and planned later, known ones brought up to date, the others stay as they are. */
@Injectable()
export class FacilitiesImport implements ImportKind<typeof FACILITY_COLUMNS>, OnModuleInit {
  readonly name = 'facilities';
  readonly zh = '助餐站点';
  readonly en = 'Facilities';
  readonly roles = ['district_official'] as const;
  readonly complete = false;
  readonly ofPeople = false;
  readonly columns = FACILITY_COLUMNS;
  readonly samples = [
    {
      code: 'JP-001',
      name: '锦屏街道中心食堂',
      tier: '中心食堂',
      organisation: '奉化区助餐服务中心',
      town: '锦屏街道',
      village: '奉中社区',
      address: '中山路 1 号',
      longitude: '121.4101',
      latitude: '29.6532',
      seats: '80',
      openedOn: '2022-05-01',
    },
    {
      code: 'JP-002',
      name: '奉中社区助餐服务点',
      tier: '助餐服务点',
      organisation: '奉化区助餐服务中心',
      town: '锦屏街道',
      openedOn: '2023-01-10',
    },
  ];
  readonly staging = STAGING;
  readonly meant = 'facility_id';

  constructor(private readonly kinds: ImportKinds) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async open(tx: Tx, { scope }: RunFacts): Promise<RowReader<typeof FACILITY_COLUMNS>> {
    const places = await PlaceIndex.load(tx, scope);
    return (cells, refuse) => {
      if ((cells.longitude === null) !== (cells.latitude === null)) {
        refuse(cells.longitude === null ? 'longitude' : 'latitude', 'COORDINATES_IN_PAIRS');
      }
      const { code, name, tier, organisation, address, longitude, latitude, seats } = cells;
      return {
        ...{ code, name, tier, organisation, address, longitude, latitude, seats },
        ...placeValues(places, cells, refuse),
        opened_on: cells.openedOn,
        closed_on: cells.closedOn,
      };
    };
  }

  async judge(tx: Tx): Promise<Findings> {
    await refuseRows(tx, DUPLICATE);
    await tx.query(ORGANISATIONS);
    await refuseRows(tx, NO_ORGANISATION);
    await tx.query(KNOWN);
    await refuseRows(tx, OTHER_TOWN);
    await refuseRows(tx, TIER_IN_USE);
    await refuseRows(tx, DAYS_OPEN);
    await refuseRows(tx, CLOSED_FIRST);
    await tx.query(ACT);
    return { ends: 0, heldBack: 0 };
  }

  async write(tx: Tx, _run: RunFacts, chunks: RowChunks): Promise<void> {
    await chunks(async ({ from, to }) => {
      await tx.query(ADD, [from, to]);
      await tx.query(CHANGE, [from, to]);
    });
    await tx.query(TAKE_OVER);
  }
}

function placeValues(places: PlaceIndex, { town, village }: Cells, refuse: RefuseRow): StagedValues {
  if (town === null) return {};
  const townCode = places.town(town);
  if (townCode === undefined) {
    refuse('town', 'TOWN_UNKNOWN');
    return {};
  }
  if (village === null) return { town_code: townCode };
  const found = places.village(village, townCode);
  if (found.code === null) refuseVillage(refuse, found.choices);
  else return { town_code: townCode, village_code: found.code };
  return { town_code: townCode };
}
