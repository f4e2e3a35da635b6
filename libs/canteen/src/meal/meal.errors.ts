import { defineErrors } from '@nuancan/kernel';

/** Expected failures of logging, voiding and finding meals. */
export const MealErrors = defineErrors('MEAL', {
  MALFORMED: { status: 400, zh: '这一笔的格式不对，没有保存', en: 'This item is malformed; it was not saved' },
  PRICE_MISMATCH: {
    status: 422,
    zh: '价格与菜品合计不一致，没有保存；请重新选择菜品',
    en: 'The price is not the sum of the items; it was not saved',
  },
  DATE_MISMATCH: {
    status: 422,
    zh: '用餐日期与用餐时间不是同一天，没有保存；请检查设备时钟',
    en: 'The business date is not the day of servedAt; it was not saved',
  },
  DATE_IN_FUTURE: {
    status: 422,
    zh: '用餐日期在将来，没有保存；请校准设备时钟后重发',
    en: 'The business date lies in the future; it was not saved: set the device clock and send again',
  },
  DATE_TOO_OLD: {
    status: 422,
    zh: '用餐日期超过一年，没有保存；请联系镇街办理',
    en: 'The business date is more than a year ago; it was not saved: ask the town office',
  },
  FREE_BUT_PAID: {
    status: 422,
    zh: '免费用餐不能有实收金额，没有保存',
    en: 'A free meal cannot carry a payment; it was not saved',
  },
  FEE_WITHOUT_DELIVERY: {
    status: 422,
    zh: '没有送餐就不能收送餐费，没有保存',
    en: 'Only a delivered meal carries a delivery fee; it was not saved',
  },
  NO_WALLET: {
    status: 422,
    zh: '散客没有钱包，没有保存；请改用现金或扫码',
    en: 'A public sale has no wallet; it was not saved: take another payment method',
  },
  VOUCHER_BY_WALLET: {
    status: 422,
    zh: '餐券经钱包付款，没有保存；请改用钱包',
    en: 'A voucher pays through the wallet; it was not saved: take the wallet as payment method',
  },
  NOT_IDENTIFIED: {
    status: 422,
    zh: '有就餐人就要写明识别方式，散客则不写，没有保存',
    en: 'A resident needs a way of identification and a public sale has none; it was not saved',
  },
  UNKNOWN_RESIDENT: {
    status: 422,
    zh: '本区没有这位老人，没有保存；请重新查找或按散客登记',
    en: 'No such resident in this district; it was not saved: search again or log a public sale',
  },
  NO_FACILITY: {
    status: 422,
    zh: '这个账号没有绑定供餐点，没有保存',
    en: 'The account belongs to no facility; it was not saved',
  },
  NO_COST_CARD: {
    status: 422,
    zh: '本点当天没有成本卡，没有保存；请先录入成本卡',
    en: 'The facility has no cost card for that day; it was not saved: enter one first',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一笔，原记录不变，这一笔没有保存',
    en: 'This client id was used for another record, which stays as it is; this one was not saved',
  },
  NOT_RECORDABLE: {
    status: 409,
    zh: '数据库拒绝了这一笔，没有保存',
    en: 'The database refused this item; it was not saved',
  },
  NOT_FOUND: { status: 404, zh: '没有这一餐', en: 'No such meal' },
  ALREADY_VOIDED: { status: 409, zh: '这一餐已经撤销过', en: 'This meal was voided before' },
  DAY_CLOSED: {
    status: 409,
    zh: '这一天已经日结，不能撤销；请在“日结”里办理更正',
    en: 'The day is closed: the meal is corrected, not voided',
  },
  OF_AN_ORDER: {
    status: 409,
    zh: '这一餐是送餐订单的，请在“送餐路线”里更正结果',
    en: 'This meal is of a delivered order: correct what became of that order',
  },
  VOID_TOO_LATE: {
    status: 409,
    zh: '超过三天的用餐不能撤销；请由镇街更正',
    en: 'A meal more than three days old cannot be voided: the town office corrects it',
  },
});
