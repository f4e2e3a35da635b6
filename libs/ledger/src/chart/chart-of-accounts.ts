/** Money that a bank, a drawer or a debtor holds; or value in kind, which never mixes with it. */
export type Book = 'cash' | 'in_kind';
/** A debit raises assets and expenses, a credit raises liabilities, income and equity. */
export type AccountType = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

/** What tells two accounts of one kind apart. `town` is that of the funder and goes with the funder `town` only. */
export type Dimension = 'facility' | 'organisation' | 'funder' | 'fund' | 'method';

export const GOVERNMENT = ['province', 'city', 'district', 'town'] as const;
/** Who bears what no government, donor or elder does. */
export const BEARERS = ['operating_grant', 'village_collective', 'operator'] as const;
/** Where value in kind comes from. */
export const IN_KIND = ['garden', 'goods', 'volunteer'] as const;
export const FUNDERS = [...GOVERNMENT, ...BEARERS, ...IN_KIND] as const;
export type Funder = (typeof FUNDERS)[number];

export const METHODS = ['cash', 'wechat', 'alipay', 'ecny'] as const;
/** How money came in, where it lies until it reaches the bank. */
export type Method = (typeof METHODS)[number];

/** One kind of account. */
export interface AccountKindEntry {
  readonly book: Book;
  readonly type: AccountType;
  /** Each must be given. */
  readonly required: readonly Dimension[];
  /** Each may be given. */
  readonly optional: readonly Dimension[];
  /** The funders it may have; empty without that dimension. */
  readonly funders: readonly Funder[];
  /** The methods it may have; empty without that dimension. */
  readonly methods: readonly Method[];
  readonly zh: string;
  readonly en: string;
}

/**
 * Every kind of account (会计科目). The database holds the same in ledger.account_kinds, which refuses an account with other
 * dimensions; a test compares the two. A new kind stands here and in a migration.
 */
export const CHART_OF_ACCOUNTS = {
  cash_drawer: cash('asset', ['facility', 'method'], '钱箱现金', 'Cash drawer', { methods: ['cash'] }),
  payment_channel: cash('asset', ['facility', 'method'], '支付渠道待到账', 'Payment channel', {
    methods: ['wechat', 'alipay', 'ecny'],
  }),
  bank: cash('asset', ['organisation'], '银行存款', 'Bank'),
  elder_receivable: cash('asset', ['facility'], '应收老人餐费', 'Receivable from elders'),
  subsidy_receivable: cash('asset', ['facility', 'funder'], '应收财政补贴', 'Subsidy receivable', {
    funders: GOVERNMENT,
  }),
  claim_receivable: cash('asset', ['facility', 'funder'], '应收已核定补贴', 'Approved subsidy receivable', {
    funders: GOVERNMENT,
  }),
  grant_receivable: cash('asset', ['facility', 'funder'], '应收运营补贴', 'Operating grant receivable', {
    funders: GOVERNMENT,
  }),
  receivable_attributed: cash('asset', ['facility', 'funder'], '应收分摊款', 'Receivable for the unfunded', {
    funders: BEARERS,
  }),
  donation_bank: cash('asset', [], '捐赠资金存款', 'Donation money in the bank', { optional: ['organisation'] }),
  clearing: cash('asset', ['organisation'], '主体间清算', 'Clearing between organisations'),
  wallet: cash('liability', ['organisation'], '老人钱包余额', 'Wallets of elders'),
  payable: cash('liability', ['organisation'], '应付款', 'Payable'),
  donation_fund: cash('liability', ['fund'], '捐赠基金', 'Donation fund', { optional: ['organisation'] }),
  opening_equity: cash('equity', [], '期初结转', 'Opening balance', { optional: ['facility', 'organisation'] }),
  income_elder: cash('income', ['facility'], '老人付', 'Paid by elders'),
  income_public: cash('income', ['facility'], '社会用餐收入', 'Sales to the public'),
  income_government: cash('income', ['facility', 'funder'], '政府补', 'Government subsidy', { funders: GOVERNMENT }),
  income_donation: cash('income', ['facility'], '社会捐', 'Donations spent'),
  income_operating_grant: cash('income', ['facility', 'funder'], '运营补贴', 'Operating grants', {
    funders: GOVERNMENT,
  }),
  income_attributed: cash('income', ['facility', 'funder'], '缺口分摊收入', 'Unfunded, borne by others', {
    funders: BEARERS,
  }),
  expense_ingredients: cash('expense', ['facility'], '食材支出', 'Ingredients'),
  expense_wages: cash('expense', ['facility'], '人工支出', 'Wages'),
  expense_energy: cash('expense', ['facility'], '能源支出', 'Energy'),
  expense_other: cash('expense', ['facility'], '其他支出', 'Other expenses'),
  cash_over_short: cash('expense', ['facility'], '现金长短款', 'Cash short (over)'),
  garden_on_hand: inKind('asset', '菜园农产品库存', 'Garden produce on hand'),
  goods_on_hand: inKind('asset', '捐赠物资库存', 'Donated goods on hand'),
  in_kind_unallocated: inKind('asset', '实物未分摊', 'In kind, unallocated', {
    optional: ['funder'],
    funders: IN_KIND,
  }),
  in_kind_transferred: inKind('asset', '实物调拨在途', 'In kind, moved between facilities', {
    optional: ['funder'],
    funders: IN_KIND,
  }),
  garden_supplied: inKind('income', '菜园供', 'Supplied by the garden'),
  goods_supplied: inKind('income', '物资捐赠', 'Donated goods'),
  volunteer_supplied: inKind('income', '志愿者助', 'Given by volunteers'),
  in_kind_repriced: inKind('income', '实物参考价变动', 'In kind, change of reference price', {
    optional: ['funder'],
    funders: IN_KIND,
  }),
  in_kind_used: inKind('expense', '实物用于餐食', 'In kind, used in meals', { optional: ['funder'], funders: IN_KIND }),
  in_kind_over_short: inKind('expense', '实物盘点盈亏', 'In kind, counted short (over)', {
    optional: ['funder'],
    funders: IN_KIND,
  }),
  in_kind_wastage: inKind('expense', '实物损耗', 'In kind, wasted', { optional: ['funder'], funders: IN_KIND }),
} as const satisfies Readonly<Record<string, AccountKindEntry>>;

export type AccountKind = keyof typeof CHART_OF_ACCOUNTS;

type Rest = Partial<Pick<AccountKindEntry, 'optional' | 'funders' | 'methods'>>;

function cash(type: AccountType, required: readonly Dimension[], zh: string, en: string, rest: Rest = {}) {
  return { book: 'cash', type, required, zh, en, optional: [], funders: [], methods: [], ...rest } as AccountKindEntry;
}

/** Value in kind lies at a facility. */
function inKind(type: AccountType, zh: string, en: string, rest: Rest = {}) {
  const none = { optional: [], funders: [], methods: [] };
  return { book: 'in_kind', type, required: ['facility'], zh, en, ...none, ...rest } as AccountKindEntry;
}
