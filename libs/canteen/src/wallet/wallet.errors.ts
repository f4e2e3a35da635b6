import { defineErrors } from '@nuancan/kernel';

/** Expected failures of topping up, refunding and reading wallets. */
export const WalletErrors = defineErrors('WALLET', {
  NO_FACILITY: {
    status: 404,
    zh: '这个账号没有绑定供餐点，没有保存',
    en: 'The account belongs to no facility; nothing was saved',
  },
  NO_RESIDENT: {
    status: 422,
    zh: '本区没有这位老人，没有保存；请重新查找',
    en: 'No such resident in this district; nothing was saved: search again',
  },
  REFERENCE_MISMATCH: {
    status: 422,
    zh: '转账要写银行流水号，现金则不写，没有保存',
    en: "A transfer needs the bank's reference and cash has none; nothing was saved",
  },
  ABOVE_CAP: {
    status: 422,
    zh: '充值后会超过钱包上限，没有保存；请少充一些',
    en: 'The wallet would hold more than it may; nothing was saved: take less',
  },
  NOT_COVERED: {
    status: 409,
    zh: '钱包余额不足，没有退款；请核对余额',
    en: 'The wallet does not hold that much; nothing was refunded: look at its balance',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一笔，原记录不变，这一笔没有保存',
    en: 'This client id was used for another record, which stays as it is; this one was not saved',
  },
  NOT_FOUND: { status: 404, zh: '没有这个钱包', en: 'No such wallet' },
  MOVEMENT_NOT_FOUND: { status: 404, zh: '没有这笔收支', en: 'No such movement' },
  SETTINGS_IN_PAST: {
    status: 422,
    zh: '钱包规定只能从今天或以后起生效，没有保存',
    en: 'What is allowed of wallets changes from today on or later; nothing was saved',
  },
  NO_CUSTODIAN: {
    status: 422,
    zh: '本区没有这个运营主体，没有保存',
    en: 'No such organisation in this district; nothing was saved',
  },
});
