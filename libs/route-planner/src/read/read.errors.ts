import { defineErrors } from '@nuancan/kernel';

/** Failures of files that hold a problem. */
export const ReadErrors = defineErrors('ROUTE_FILE', {
  UNREADABLE: { status: 422, zh: '第 {line} 行读不懂：{what}', en: 'Line {line} cannot be read: {what}' },
  INCOMPLETE: { status: 422, zh: '文件不完整：缺 {what}', en: 'The file is not complete: {what} is missing' },
  UNSUPPORTED: { status: 422, zh: '不支持 {what}', en: '{what} is not supported' },
  TOO_FAR: {
    status: 422,
    zh: '{from} 到 {to} 太远，换更粗的距离单位',
    en: '{from} and {to} are too far apart: take a coarser unit',
  },
  TOO_LARGE: { status: 422, zh: '站点超过 {most} 个', en: 'More than {most} stops' },
});

/** Stops of one file: ways between all of them are kept at once. */
export const MOST_STOPS = 10_000;
