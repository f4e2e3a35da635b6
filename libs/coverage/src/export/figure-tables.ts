import type { ReportRow } from '@nuancan/platform';
import type { Profile } from '@nuancan/walk-network';
import type { AreaFigureDto, ClusterDto, FacilityFigureDto, ToldCountDto } from '../figure/figure.dto.js';
import type { Telling } from '../figure/telling.js';
import { columnsOf, people, plain, share, sumOf, type CoverageTable } from './coverage-table.js';
import { FILE_WORDS, type FigureTable } from './export-words.js';

/** A counted day of a town or the district. */
export type HistoryRow = ToldCountDto & {
  readonly businessDate: string;
  readonly profile: Profile;
  readonly code: string;
  readonly name: string;
};

/** Everything of one day that is handed over, by who walks. */
export interface ExportedFigures {
  readonly businessDate: string;
  /** Where the network comes from. */
  readonly source: string;
  readonly telling: Telling;
  readonly byProfile: readonly {
    readonly profile: Profile;
    readonly areas: readonly AreaFigureDto[];
    readonly facilities: readonly FacilityFigureDto[];
    /** Of the last count; of a day before it none, for where people lived is not kept. */
    readonly clusters: readonly ClusterDto[];
  }[];
  readonly history: readonly HistoryRow[];
}

const PEOPLE = [
  ...['60岁以上', '15分钟内', '覆盖率', '仅送餐', '未覆盖', '不在路网', '无住址'],
  ...['80岁以上', '80岁以上覆盖', '失能', '失能覆盖', '独居', '独居覆盖', '平均步行秒', '数据完整度'],
];
const AREA = columnsOf(
  ['步行人群', '镇街', '名称', '代码'],
  [...PEOPLE, '助餐点', '座位', '每百人座位', '较上月末人数', '较上月末占比'],
);
const FACILITY = columnsOf(
  ['步行人群', '镇街代码', '助餐点'],
  ['15分钟内', '最近的人数', '仅此一处', '另有一处', '座位', '每百人座位'],
);
const CLUSTER = columnsOf(['步行人群', '镇街', '村社', '最近的助餐点'], ['老人', '离最近点米', '经度', '纬度', '片数']);
const HISTORY = columnsOf(['日期', '步行人群', '名称', '代码'], PEOPLE);

/** The tables of a file by their names; pure. */
export function figureTables(figures: ExportedFigures): Readonly<Record<FigureTable, CoverageTable>> {
  const notes = [
    `统计日 ${figures.businessDate}；路网来源：${figures.source}`,
    ...(figures.telling === 'fives' ? [FILE_WORDS.inFives] : []),
  ];
  return {
    towns: { name: '镇街 Towns', columns: AREA, rows: figures.byProfile.flatMap(townRows), notes },
    villages: { name: '村社 Villages', columns: AREA, rows: figures.byProfile.flatMap(villageRows), notes },
    facilities: { name: '助餐点 Facilities', columns: FACILITY, rows: figures.byProfile.flatMap(facilityRows), notes },
    clusters: {
      ...{ name: '走不到处 Not reached', columns: CLUSTER, rows: figures.byProfile.flatMap(clusterRows) },
      notes: [...notes, FILE_WORDS.clustersOfNow],
    },
    history: { name: '历史 History', columns: HISTORY, rows: figures.history.map(historyRow), notes },
  };
}

type OfProfile = ExportedFigures['byProfile'][number];

/** Towns, then the district that they add up to. */
function townRows({ profile, areas }: OfProfile): ReportRow[] {
  const towns = areas.filter(({ level }) => level === 'town').map((town) => areaRow(profile, town.name, town));
  const district = areas.find(({ level }) => level === 'district');
  if (district === undefined) return towns;
  return [...towns, { ...areaRow(profile, district.name, { ...district, name: FILE_WORDS.total }), bold: true }];
}

/** The villages of each town, then the town. */
function villageRows({ profile, areas }: OfProfile): ReportRow[] {
  const villages = areas.filter(({ level }) => level === 'village');
  return areas
    .filter(({ level }) => level === 'town')
    .flatMap((town) => [
      ...villages
        .filter(({ code }) => code.startsWith(town.code))
        .map((village) => areaRow(profile, town.name, village)),
      { ...areaRow(profile, town.name, { ...town, name: FILE_WORDS.total }), bold: true as const },
    ]);
}

function areaRow(profile: Profile, townName: string, area: AreaFigureDto): ReportRow {
  return {
    cells: [
      ...[FILE_WORDS.profile[profile], townName, area.name, area.code],
      ...countCells(area),
      ...[{ count: area.facilities }, { count: area.seats }, plain(area.seatsPerHundred)],
      ...[plain(area.reachedChange), share(area.shareChange)],
    ],
  };
}

function countCells(count: ToldCountDto): ReportRow['cells'] {
  return [
    ...[people(count.people), people(count.reached), share(count.share), people(count.deliveryOnly)],
    ...[people(count.notReached), people(count.offNetwork), people(count.withoutPlace)],
    ...[people(count.over80), people(count.reachedOver80), people(count.dependent), people(count.reachedDependent)],
    ...[people(count.livesAlone), people(count.reachedLivesAlone)],
    ...[plain(count.meanWalkSeconds), share(count.completeness)],
  ];
}

/** Facilities; of sums only what counts nobody twice. */
function facilityRows({ profile, facilities }: OfProfile): ReportRow[] {
  const rows = facilities.map((one): ReportRow => ({
    cells: [
      ...[FILE_WORDS.profile[profile], one.townCode, one.name],
      ...[people(one.reached), people(one.nearestOf), people(one.onlyHere), people(one.overlap)],
      ...[plain(one.seats), plain(one.seatsPerHundred)],
    ],
  }));
  const sums = [
    ...[null, sumOf(facilities.map(({ nearestOf }) => nearestOf)), sumOf(facilities.map(({ onlyHere }) => onlyHere))],
    ...[null, sumOf(facilities.map(({ seats }) => seats ?? 0)), null],
  ];
  return [...rows, { cells: [FILE_WORDS.profile[profile], '', FILE_WORDS.total, ...sums], bold: true }];
}

/** Named by the villages of most of their people, as on the page. */
function clusterRows({ profile, clusters }: OfProfile): ReportRow[] {
  return clusters.map(
    ({ villages, people: count, nearestFacilityName, nearestMetres, longitude, latitude, cells }) => ({
      cells: [
        ...[FILE_WORDS.profile[profile], [...new Set(villages.map(({ townName }) => townName))].join('、')],
        ...[villages.map(({ name }) => name).join('、'), nearestFacilityName ?? ''],
        ...[people(count), plain(nearestMetres), plain(longitude), plain(latitude), { count: cells.length }],
      ],
    }),
  );
}

function historyRow({ businessDate, profile, name, code, ...count }: HistoryRow): ReportRow {
  return { cells: [businessDate, FILE_WORDS.profile[profile], name, code, ...countCells(count)] };
}
