/** Texts of what can be wrong with a field of a policy document; `{…}` is filled in. */
export const DOCUMENT_FAULTS = {
  required: { zh: '必填', en: 'is required' },
  unknown_field: { zh: '未知字段', en: 'is not a known field' },
  not_an_object: { zh: '须为对象', en: 'must be an object' },
  not_a_list: { zh: '须为数组', en: 'must be a list' },
  not_a_text: { zh: '须为 1–{max} 个字符的文本', en: 'must be a text of 1–{max} characters' },
  not_a_code: { zh: '编码格式不符：{pattern}', en: 'must match {pattern}' },
  not_an_integer: { zh: '须为 {min}–{max} 的整数', en: 'must be an integer of {min}–{max}' },
  not_a_flag: { zh: '须为 true 或 false', en: 'must be true or false' },
  not_a_date: { zh: '须为有效日期 YYYY-MM-DD', en: 'must be a calendar date YYYY-MM-DD' },
  not_one_of: { zh: '须为其中之一：{values}', en: 'must be one of {values}' },
  wrong_length: { zh: '须有 {min}–{max} 项', en: 'must have {min}–{max} entries' },
  duplicate: { zh: '重复', en: 'is there twice' },
  reversed: { zh: '止不得早于起', en: 'must not end before it starts' },
  rest_not_last: { zh: '“其余”只能是最后一个出资方', en: 'only the last funder may take the rest' },
  travels_further_only: {
    zh: '可跨区的份额也须可跨镇',
    en: 'a share that travels to another district travels to another town, too',
  },
  meal_with_fee: { zh: '仅送餐档可设送餐费', en: 'only a delivery tier has a fee' },
  delivery_with_discount: { zh: '送餐档不可设封顶或优惠承担方', en: 'a delivery tier has no ceiling and no discount' },
  ceiling_with_bearer: {
    zh: '封顶与优惠承担方不可并用',
    en: 'a ceiling and a discount bearer cannot be combined: a discount has one bearer',
  },
} as const;

export type DocumentFault = keyof typeof DOCUMENT_FAULTS;
