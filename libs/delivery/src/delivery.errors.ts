import { defineErrors } from '@nuancan/kernel';

/** Expected failures of orders and of what becomes of them. */
export const DeliveryErrors = defineErrors('DELIVERY', {
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  RESIDENT_NOT_FOUND: {
    status: 404,
    zh: '没有这位老人，或不归这个账号管理，没有保存',
    en: 'No such resident, or not one of this account; nothing was saved',
  },
  RESIDENT_GONE: {
    status: 422,
    zh: '这位老人那天已登记去世或迁出，没有保存',
    en: 'By the register the resident has died or moved away by that day; nothing was saved',
  },
  ADDRESS_NOT_FOUND: {
    status: 422,
    zh: '没有这个地址，或已停用，没有保存；请重新选择地址',
    en: 'No such address, or it no longer holds; nothing was saved: choose another',
  },
  RULE_NOT_AHEAD: {
    status: 422,
    zh: '新的截止时间只能从还没有开始订餐的日子起，没有保存',
    en: 'A new cut-off begins on a day whose orders are not being closed yet; nothing was saved',
  },
  CUT_OFF_AFTER_LEAVING: {
    status: 422,
    zh: '当天的截止时间要早于出发时间，没有保存',
    en: 'A cut-off of the same day comes before the food leaves; nothing was saved',
  },
  STANDING_ORDER_NOT_FOUND: { status: 404, zh: '没有这份长期订单', en: 'No such standing order' },
  STANDING_ORDER_OVERLAPS: {
    status: 409,
    zh: '这位老人同一餐次在这些日子已有长期订单，没有保存',
    en: 'There is a standing order for this slot of these weekdays; nothing was saved',
  },
  NOT_AHEAD: {
    status: 422,
    zh: '日期要从今天起，一年以内，且先后顺序正确，没有保存',
    en: 'The days begin today or later, within a year and in order; nothing was saved',
  },
  ALREADY_ENDED: { status: 409, zh: '已经结束过', en: 'Ended before' },
  PAUSE_NOT_FOUND: { status: 404, zh: '没有这次暂停，或已经恢复', en: 'No such pause, or it was lifted' },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条登记，原记录不变，这一条没有保存',
    en: 'This client id was used for another entry, which stays as it is; this one was not saved',
  },
  ORDER_NOT_FOUND: { status: 404, zh: '没有这份订单', en: 'No such order' },
  ORDER_EXISTS: {
    status: 409,
    zh: '这位老人这一天这一餐已有订单，没有保存',
    en: 'There is an order for this person, day and slot; nothing was saved',
  },
  CUT_OFF_PASSED: {
    status: 409,
    zh: '已过这一餐的订餐截止时间，订单不再改动，没有保存',
    en: 'The cut-off of this slot has passed: orders stay as they are; nothing was saved',
  },
  TOO_FAR_AHEAD: {
    status: 422,
    zh: '电话订餐最多提前 62 天，没有保存',
    en: 'Orders are taken at most 62 days ahead; nothing was saved',
  },
  SLOT_CLOSED: {
    status: 409,
    zh: '这一餐已通知停送，没有保存',
    en: 'There is no delivery of this slot; nothing was saved',
  },
  ORDER_FIXED: {
    status: 409,
    zh: '订单已截止或已取消，只能更正地址，没有保存',
    en: 'The order is frozen or cancelled: only its address can be put right; nothing was saved',
  },
  ORDER_ENDED: {
    status: 409,
    zh: '这一份已经有结果，不能再改，没有保存；结果不对就到送餐路线上更正',
    en: 'This order has ended and is not changed; nothing was saved. A wrong outcome is put right on the run board',
  },
  CHANGED_MEANWHILE: {
    status: 412,
    zh: '别人刚改过，没有保存；请刷新后再改',
    en: 'Somebody changed it meanwhile; nothing was saved: reload and try again',
  },
  NOT_FROZEN: {
    status: 409,
    zh: '订餐还没有截止，标签要等截止后才能打印',
    en: 'Orders are still taken; labels are printed after the cut-off',
  },
  CLOSURE_NOT_FOUND: { status: 404, zh: '没有这次停送', en: 'No such closure' },
  CLOSURE_LIFTED: { status: 409, zh: '这次停送已经解除', en: 'This closure was lifted before' },
  DAY_OVER: { status: 422, zh: '这一天已经过去，没有保存', en: 'That day is over; nothing was saved' },
  VISIT_NOT_FOUND: { status: 404, zh: '名单里没有这位老人', en: 'Not on this list' },
});
