import { defineErrors } from '@nuancan/kernel';

/** Expected failures of asking for checks and of setting them. */
export const CheckErrors = defineErrors('CHECK', {
  RUN_NOT_FOUND: { status: 404, zh: '没有这次校验，或不在您的范围内', en: 'No such run of the checks in your scope' },
  RUN_NOT_FAILED: {
    status: 409,
    zh: '这次校验没有失败，不用重来',
    en: 'This run did not fail; there is nothing to do again',
  },
  UNKNOWN: { status: 404, zh: '没有这个校验代码', en: 'There is no check of this code' },
  NUMBER_UNKNOWN: {
    status: 422,
    zh: '校验 {code} 没有参数 {name}，没有保存',
    en: 'Check {code} has no number {name}; nothing was saved',
  },
  NUMBER_OUT_OF_BOUNDS: {
    status: 422,
    zh: '参数 {name} 要在 {min} 到 {max} 之间，没有保存',
    en: 'The number {name} lies between {min} and {max}; nothing was saved',
  },
  NUMBER_NOT_WHOLE: {
    status: 422,
    zh: '参数 {name} 要是整数，没有保存',
    en: 'The number {name} is a whole one; nothing was saved',
  },
  DATE_IN_PAST: {
    status: 422,
    zh: '校验标准不能从过去的日期起改，没有保存',
    en: 'How a check is set cannot change for days that are over; nothing was saved',
  },
});
