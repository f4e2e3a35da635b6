import { defineErrors } from '@nuancan/kernel';

/** Expected failures around facilities. */
export const MealPointErrors = defineErrors('MEAL_POINT', {
  FACILITY_NOT_FOUND: { status: 404, zh: '本区没有这个助餐点', en: 'No such facility in this district' },
  CODE_TAKEN: {
    status: 409,
    zh: '该编号已有助餐点使用，没有保存',
    en: 'Another facility has this code; nothing was saved',
  },
  ORGANISATION_UNKNOWN: {
    status: 422,
    zh: '本区没有这个运营主体，没有保存',
    en: 'No such organisation; nothing was saved',
  },
  PLACE_UNKNOWN: {
    status: 422,
    zh: '镇（街道）不存在，或村（社区）不属于它，没有保存',
    en: 'No such town, or the village does not belong to it; nothing was saved',
  },
  DATES_REVERSED: {
    status: 422,
    zh: '关停日期不能早于开办日期，没有保存',
    en: 'A facility cannot close before it opened; nothing was saved',
  },
  VERSION_NEEDED: {
    status: 428,
    zh: '修改时请用 If-Match 写明所依据的版本',
    en: 'Name the version the edit is based on in If-Match',
  },
  CHANGED_MEANWHILE: {
    status: 412,
    zh: '别人刚改过这个助餐点，没有保存；请刷新后再改',
    en: 'Somebody changed this facility meanwhile; nothing was saved: load it again',
  },
});
