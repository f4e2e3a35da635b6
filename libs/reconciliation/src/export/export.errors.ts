import { defineErrors } from '@nuancan/kernel';

/** Expected failures of exports. */
export const ExportErrors = defineErrors('EXPORT', {
  TOO_LONG: {
    status: 422,
    zh: '这份申报有 {lines} 条明细，一次最多导出 {most} 条',
    en: 'This claim has {lines} lines; at most {most} are exported at once',
  },
  BUSY: {
    status: 503,
    zh: '正在导出的文件太多，请在 {retryAfterSeconds} 秒后再试',
    en: 'Too many files are being made: try again in {retryAfterSeconds} seconds',
  },
  TOO_MANY_DISCLOSURES: {
    status: 429,
    zh: '含姓名的导出次数过多，请稍后再试',
    en: 'Too many exports with names: try again later',
  },
});
