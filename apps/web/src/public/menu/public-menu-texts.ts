import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of the public menu; importing them adds them. */
export const zh = {
  publicMenu: {
    title: '一周菜单',
    places: '选择助餐点',
    placesNone: '还没有公开的菜单',
    back: '全部助餐点',
    loading: '正在取菜单…',
    print: '打印',
    before: '前一周',
    after: '后一周',
    weekOf: '{{from}} 起一周',
    none: '当天没有供应',
    notPlanned: '菜品未公布',
    contains: '含{{contents}}',
    soldOut: '已售罄',
    prices: '标价为补贴前的价格。过敏和忌口请以现场告知为准。',
    missing: '没有这个助餐点，或已经关闭',
    noAnswer: '没有连上服务器',
    failedKept: '菜单不受影响',
    failedTodo: '稍后再打开一次',
    retry: '再试一次',
  },
};

const en: SameKeys<typeof zh> = {
  publicMenu: {
    title: 'Menu of the week',
    places: 'Choose where to eat',
    placesNone: 'There is no public menu yet',
    back: 'All places',
    loading: 'Fetching the menu…',
    print: 'Print',
    before: 'Week before',
    after: 'Week after',
    weekOf: 'Week from {{from}}',
    none: 'Nothing on this day',
    notPlanned: 'dishes not told yet',
    contains: 'contains {{contents}}',
    soldOut: 'sold out',
    prices: 'Prices are before subsidies. Of allergies, ask at the place.',
    missing: 'No such place, or it is closed',
    noAnswer: 'The server did not answer',
    failedKept: 'The menu is as it was',
    failedTodo: 'Open it again later',
    retry: 'Try again',
  },
};

addLateTexts({ zh, en });
