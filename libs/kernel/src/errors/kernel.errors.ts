import { defineErrors } from './define-errors.js';

/** Failures of the kernel's own parsers. */
export const KernelErrors = defineErrors('KERNEL', {
  NOT_FEN: {
    status: 400,
    zh: '金额须为以分计的整数：{value}',
    en: 'An amount must be a whole number of fen: {value}',
  },
  NOT_A_DATE: {
    status: 400,
    zh: '不是有效日期（YYYY-MM-DD）：{value}',
    en: 'Not a calendar date (YYYY-MM-DD): {value}',
  },
  NOT_A_UUID_INPUT: {
    status: 400,
    zh: '无法生成编号：{value}',
    en: 'Cannot make an id of this: {value}',
  },
});
