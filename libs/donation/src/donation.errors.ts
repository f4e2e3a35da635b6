import { defineErrors } from '@nuancan/kernel';

/** Expected failures of donations. */
export const DonationErrors = defineErrors('DONATION', {
  EARMARK_MISMATCH: {
    status: 422,
    zh: '用途是镇街、助餐点或人群类别时，要选定是哪一个，没有保存',
    en: 'For a town, a facility or a category, choose which one; nothing was saved',
  },
  UNKNOWN_PLACE: {
    status: 422,
    zh: '没有这个机构、镇街或助餐点，没有保存',
    en: 'No such organisation, town or facility; nothing was saved',
  },
  IN_FUTURE: { status: 422, zh: '日期在将来，没有保存', en: 'The date is in the future; nothing was saved' },
  TOO_LONG_AGO: {
    status: 422,
    zh: '到账日期在 62 天以前，没有保存',
    en: 'It came in more than 62 days ago; nothing was saved',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一笔记录，原记录不变，这一笔没有保存',
    en: 'This client id was used for another record, which stays as it is; this one was not saved',
  },
  DONOR_MISSING: {
    status: 422,
    zh: '请选择已有的捐赠人，或填写新的捐赠人，没有保存',
    en: 'Name a donor that is known, or a new one, and not both; nothing was saved',
  },
  DONOR_NOT_FOUND: { status: 404, zh: '没有这个捐赠人', en: 'No such donor' },
  NOT_FOUND: { status: 404, zh: '没有这笔捐赠', en: 'No such donation' },
  RECEIPT_NOT_FOUND: { status: 404, zh: '没有这张收据', en: 'No such receipt' },
  TRANCHE_NOT_FOUND: { status: 404, zh: '没有这份捐款', en: 'No such tranche' },
  REFUND_NOT_FOUND: { status: 404, zh: '没有这笔退款申请', en: 'No such refund' },
  VOID_NOT_FOUND: { status: 404, zh: '没有这份作废申请', en: 'No such request to make a receipt void' },
  LINK_NOT_FOUND: { status: 404, zh: '链接不存在或已停用', en: 'This link does not exist or was revoked' },
  KIND_MISMATCH: {
    status: 422,
    zh: '捐款要有金额，捐物要有物品清单，没有保存',
    en: 'Money has an amount, goods have a list; nothing was saved',
  },
  NOT_MONEY: { status: 422, zh: '捐物不能到账、分配或退款', en: 'Goods are not paid in, allotted or refunded' },
  WORTH_OUT_OF_RANGE: {
    status: 422,
    zh: '物资折价合计应在 0.01 元到 1 亿元之间，没有保存',
    en: 'The goods must be worth between 0.01 and 100 million yuan in all; nothing was saved',
  },
  ABOVE_PLEDGE: {
    status: 422,
    zh: '到账超过认捐金额，请另记一笔捐赠，没有保存',
    en: 'More than was pledged; enter another donation. Nothing was saved',
  },
  NOT_LEFT: {
    status: 409,
    zh: '没有这么多未分配的款项，没有保存；已分配而未用的可先收回',
    en: 'Less than that is received and not allotted; nothing was saved. What is allotted and unspent can be taken back first',
  },
  SPENT_MEANWHILE: {
    status: 409,
    zh: '这笔钱已被用餐用去，剩余不足，没有保存',
    en: 'Meals have used it, less than that is unspent; nothing was saved',
  },
  ISSUE_NOT_FOUND: { status: 404, zh: '没有这批餐券', en: 'No such issue of vouchers' },
  ISSUE_ENDED: { status: 409, zh: '这批餐券已经结束', en: 'This issue has ended' },
  VOUCHERS_OPEN: {
    status: 409,
    zh: '这笔钱为尚可使用的餐券预留，请先结束这批餐券，没有保存',
    en: 'This money stands behind vouchers that still pay: end their issue first. Nothing was saved',
  },
  EXPIRY_OUT_OF_RANGE: {
    status: 422,
    zh: '有效期应在今天至三年之内，没有保存',
    en: 'Vouchers expire between today and three years from now; nothing was saved',
  },
  UNKNOWN_ELDERS: {
    status: 422,
    zh: '指定的老人不在本区登记，或餐券数不能平分，没有保存',
    en: 'Not all of these elders are registered here, or not each gets as many; nothing was saved',
  },
  ALREADY_VOID: { status: 409, zh: '这张收据已作废', en: 'This receipt is void already' },
  VOID_ASKED: {
    status: 409,
    zh: '这张收据已有待审批的作废申请',
    en: 'A request to make this receipt void waits for its decision already',
  },
  IN_STOCK: {
    status: 409,
    zh: '物品已入库，收据不能作废',
    en: 'The goods were taken into stock; their receipt cannot be made void',
  },
  FISCAL_TAKEN: {
    status: 409,
    zh: '这个公益事业捐赠票据号已用于该机构的另一张收据，没有保存',
    en: 'This fiscal receipt number is on another receipt of the organisation; nothing was saved',
  },
  FISCAL_ENTERED: {
    status: 409,
    zh: '公益事业捐赠票据号已经填写，不能更改',
    en: 'The fiscal receipt number was entered and stays',
  },
  SECOND_PERSON_NEEDED: {
    status: 403,
    zh: '退款和作废须由申请人以外的人审批',
    en: 'A refund, and a receipt to be made void, is decided by another person than asked for it',
  },
  ALREADY_DECIDED: { status: 409, zh: '这份申请已有决定', en: 'This request is decided already' },
  REASON_MISSING: { status: 422, zh: '不同意须写明理由', en: 'A rejection needs a reason' },
  DONOR_ERASED: { status: 409, zh: '捐赠人资料已删除', en: 'The data of this donor were erased' },
  STILL_UNSPENT: {
    status: 409,
    zh: '这位捐赠人还有款项未用完或未退回，暂不能删除资料',
    en: 'Money of this donor is neither spent nor refunded yet; the data stay until then',
  },
  VERSION_NEEDED: { status: 428, zh: '请先读取资料再修改', en: 'Say by If-Match which version the edit is based on' },
  CHANGED_MEANWHILE: {
    status: 412,
    zh: '资料已被他人修改，请重新读取',
    en: 'Somebody else changed it meanwhile; read it again',
  },
  TOO_MANY_REQUESTS: { status: 429, zh: '访问太频繁，请稍后再试', en: 'Too many requests; try again in a minute' },
});
