import type { ReportCell, ReportRow } from '@nuancan/platform';
import type { Telling } from '../figure/telling.js';
import type { ScenarioChangeDto, ScenarioDetailDto, ScenarioFigureDto } from '../scenario/scenario.dto.js';
import type { SitingDetailDto } from '../siting/siting.dto.js';
import type { ChangeKind } from '../what-if/facility-change.js';
import type { CoveredSlot } from '../world/world.js';
import { columnsOf, people, plain, share, sumOf, type CoverageTable } from './coverage-table.js';
import { FILE_WORDS } from './export-words.js';

const KINDS: Readonly<Record<ChangeKind, string>> = {
  add: '新增',
  move: '迁移',
  close: '关闭',
  hours: '改餐次',
  capacity: '改座位',
};
const SLOTS: Readonly<Record<CoveredSlot, string>> = { breakfast: '早餐', lunch: '午餐', dinner: '晚餐' };

const PAIRS = ['15分钟内', '80岁以上', '失能', '独居', '未覆盖', '座位', '助餐点'].flatMap((name) => [
  `${name}（前）`,
  `${name}（后）`,
]);
const FIGURES = columnsOf(['名称', '代码'], ['60岁以上', '新覆盖', '不再覆盖', ...PAIRS]);
const CHANGES = columnsOf(['变更', '助餐点'], ['经度', '纬度', '座位']).concat(columnsOf(['餐次'], []));
const SITES = columnsOf(['地点'], ['经度', '纬度', '单独新覆盖', '座位', '费用（元）']);
const FACTS = columnsOf(['项目'], ['值']);

/** What a scenario would do by town, then its changes; pure. */
export function scenarioTables(scenario: ScenarioDetailDto, telling: Telling): CoverageTable[] {
  const { name, profile, businessDate, isStale, figures, changeList } = scenario;
  const towns = figures.filter(({ level }) => level === 'town').map((figure) => figureRow(figure.name, figure));
  const district = figures.find(({ level }) => level === 'district');
  const notes = [
    `方案：${name}；${FILE_WORDS.profile[profile]}；统计日 ${businessDate ?? '—'}${isStale ? '（之后有变动，请重新计算）' : ''}`,
    ...(telling === 'fives' ? [FILE_WORDS.inFives] : []),
  ];
  const total: ReportRow[] = district === undefined ? [] : [{ ...figureRow(FILE_WORDS.total, district), bold: true }];
  return [
    { name: '效果 Figures', columns: FIGURES, rows: [...towns, ...total], notes },
    { name: '变更 Changes', columns: CHANGES, rows: changeList.map(changeRow), notes: [] },
  ];
}

function figureRow(name: string, figure: ScenarioFigureDto): ReportRow {
  const pairs = [
    ...[figure.reachedBefore, figure.reachedAfter, figure.over80Before, figure.over80After],
    ...[figure.dependentBefore, figure.dependentAfter, figure.livesAloneBefore, figure.livesAloneAfter],
    ...[figure.notReachedBefore, figure.notReachedAfter],
  ].map(people);
  const serving = [figure.seatsBefore, figure.seatsAfter, figure.facilitiesBefore, figure.facilitiesAfter];
  return {
    cells: [
      ...[name, figure.code, people(figure.people), people(figure.gained), people(figure.lost)],
      ...[...pairs, ...serving.map((count) => ({ count }))],
    ],
  };
}

function changeRow({ kind, name, longitude, latitude, seats, slots }: ScenarioChangeDto): ReportRow {
  const meals = slots === null ? '' : slots.length === 0 ? '停供' : slots.map((slot) => SLOTS[slot]).join('、');
  return { cells: [KINDS[kind], name, plain(longitude), plain(latitude), plain(seats), meals] };
}

/** The sites that a siting chose, then how good they are; pure. */
export function sitingTables(siting: SitingDetailDto, telling: Telling): CoverageTable[] {
  const { name, profile, businessDate, isStale, sites } = siting;
  const notes = [
    `选址：${name}；${FILE_WORDS.profile[profile]}；统计日 ${businessDate}${isStale ? '（之后有变动，请重新计算）' : ''}`,
    ...(telling === 'fives' ? [FILE_WORDS.inFives] : []),
  ];
  const cost: ReportCell = sites.some(({ costFen }) => costFen !== null)
    ? { fen: sites.reduce((sum, { costFen }) => sum + (costFen ?? 0), 0) }
    : null;
  const rows = sites.map((site): ReportRow => ({
    cells: [
      ...[site.name, plain(site.longitude), plain(site.latitude), people(site.alone), plain(site.seats)],
      site.costFen === null ? null : { fen: site.costFen },
    ],
  }));
  // Whom two sites reach both would count twice in a sum.
  const total: ReportRow = {
    cells: [FILE_WORDS.total, null, null, null, sumOf(sites.map(({ seats }) => seats ?? 0)), cost],
    bold: true,
  };
  const facts: readonly (readonly [string, ReportCell])[] = [
    ['60岁以上', people(siting.people)],
    ['已覆盖', people(siting.reached)],
    ['新覆盖', people(siting.newly)],
    ['目标值', people(siting.covered)],
    ['上界', people(siting.bound)],
    ['差距', share(siting.gap)],
    ['候选点', { count: siting.candidates }],
    ['不在路网的候选点', { count: siting.offNetwork }],
  ];
  return [
    { name: '选点 Sites', columns: SITES, rows: [...rows, total], notes },
    { name: '结果 Result', columns: FACTS, rows: facts.map((cells) => ({ cells })), notes: [] },
  ];
}
