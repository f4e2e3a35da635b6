import type { Profile } from '@nuancan/walk-network';

/** Tables of the figures. */
export const FIGURE_TABLES = ['towns', 'villages', 'facilities', 'clusters', 'history'] as const;
export type FigureTable = (typeof FIGURE_TABLES)[number];

/** What figures are handed over as; a CSV holds one table, a workbook all. */
export const FIGURE_FORMATS = ['xlsx', 'csv'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** What a scenario or a siting is handed over as. */
export const PLAN_FORMATS = ['xlsx', 'csv', 'geojson'] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

/** What of the map is handed over. */
export const MAP_LAYERS = ['points', 'reach'] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** Words of the files: they go to boards and bureaus, which read Chinese. */
export const FILE_WORDS = {
  profile: { frail: '体弱老人', older: '一般老人', able: '腿脚利索' } satisfies Record<Profile, string>,
  fewerThanFive: '不足5',
  total: '合计',
  clustersOfNow: '住处只按最近一次统计列出，往日的不留存',
  inFives: '人数按最接近的 5 取整，每格各自取整，合计不一定相等；不足 5 的不显示',
} as const;
