import { addLateTexts } from '../i18n/late-texts.js';
import type { SameKeys } from '../i18n/same-keys.js';

/** Texts of both maps; importing them adds them. */
export const zh = {
  mealMap: {
    title: '助餐地图',
    map: '地图：街道、助餐点和步行15分钟可达的道路',
    loading: '正在取地图…',
    who: '谁在走',
    profile: { frail: '体弱老人', older: '一般老人', able: '腿脚利索' },
    upTo: '{{from}}–{{to}} 分钟',
    outline: '浅色范围仅为示意，人数按道路逐人计算',
    clusters: '红色：走不到也没有送餐的老人聚居处（5 人以上），越深人越多',
    tier: { central_kitchen: '中心食堂', elder_canteen: '老年食堂', meal_point: '助餐点' },
    points: '助餐点',
    name: '名称',
    town: '镇街',
    kind: '类型',
    seats: '座位',
    hours: '今天',
    menu: '菜单',
    reach: '看可达范围',
    showing: '正在看：{{name}}',
    all: '看全部助餐点',
    closed: '今天不开',
    none: '没有助餐点',
    missing: '本区还没有启用的步行路网',
    districts: '选择区县',
    source: '道路数据：{{source}}',
    noAnswer: '没有连上服务器',
    failedKept: '地图不受影响',
    failedTodo: '稍后再打开一次',
    retry: '再试一次',
  },
};

const en: SameKeys<typeof zh> = {
  mealMap: {
    title: 'Meal map',
    map: 'Map: streets, meal points and the streets within a 15-minute walk',
    loading: 'Fetching the map…',
    who: 'Who walks',
    profile: { frail: 'Frail', older: 'Older adult', able: 'Able' },
    upTo: '{{from}}–{{to}} minutes',
    outline: 'The light area is only a picture; people are counted one by one along the streets',
    clusters:
      'Red: where five or more older people live whom neither a walk nor a delivery reaches; the darker, the more',
    tier: { central_kitchen: 'Central kitchen', elder_canteen: 'Elder canteen', meal_point: 'Meal point' },
    points: 'Meal points',
    name: 'Name',
    town: 'Town',
    kind: 'Kind',
    seats: 'Seats',
    hours: 'Today',
    menu: 'Menu',
    reach: 'Show its reach',
    showing: 'Showing: {{name}}',
    all: 'Show all points',
    closed: 'closed today',
    none: 'There are no meal points',
    missing: 'The district has no active walking network yet',
    districts: 'Choose a district',
    source: 'Streets: {{source}}',
    noAnswer: 'The server did not answer',
    failedKept: 'The map is as it was',
    failedTodo: 'Open it again later',
    retry: 'Try again',
  },
};

addLateTexts({ zh, en });
