import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of payees' bank accounts; importing them adds them. */
export const zh = {
  payees: {
    list: '收款账户',
    none: '还没有登记收款账户',
    organisation: '运营主体',
    accountName: '户名',
    bank: '开户行',
    number: '账号',
    validFrom: '生效日期',
    state: '状态',
    stateOf: { waiting: '待另一人确认', confirmed: '已确认', rejected: '已否决' },
    inForce: '现行',
    by: '录入人',
    add: '录入账户',
    addNote: '录入后须由区级另一人确认才生效；已开出的付款单不变。',
    confirm: '确认',
    confirmNote: '核对户名、开户行和账号 {{number}} 后确认；之后核定的款项付到这里。',
    reject: '否决',
    reason: '原因',
    account: '收款账户',
    noAccount: '开单时没有登记收款账户',
    outdated: '收款单位另有新账户生效，付款单仍是原账户',
    order: '按现行账户重新开单',
    orderNote: '银行退回或尚未付的款，改付到收款单位现行的账户；原付款单保留在记录里。',
  },
};

const en: SameKeys<typeof zh> = {
  payees: {
    list: 'Payees’ accounts',
    none: 'No account is on record yet',
    organisation: 'Organisation',
    accountName: 'Name of the account',
    bank: 'Bank',
    number: 'Number',
    validFrom: 'From',
    state: 'State',
    stateOf: { waiting: 'to be confirmed', confirmed: 'confirmed', rejected: 'rejected' },
    inForce: 'in force',
    by: 'Entered by',
    add: 'Enter an account',
    addNote: 'In force once another official of the district confirmed it; orders issued already stay as they are.',
    confirm: 'Confirm',
    confirmNote: 'Compare name, bank and number {{number}} first; what is approved from now on is paid there.',
    reject: 'Reject',
    reason: 'Reason',
    account: 'Account',
    noAccount: 'No account was on record when the order was issued',
    outdated: 'The payee has another account since; the order still names this one',
    order: 'Order again, to the account in force',
    orderNote: 'What came back or is not paid yet goes to the account in force; the earlier order stays on record.',
  },
};

addLateTexts({ zh, en });
