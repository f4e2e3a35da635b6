import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of what is taken back of approved claims; importing them adds them. */
export const zh = {
  clawbacks: {
    list: '追缴',
    intro: '核定之后才发现的：先决定校验，剔除的由另一人追缴；从未付款中扣，其余由收款单位退，在以后的申报中抵销。',
    none: '没有要追缴的',
    noneText: '去世、迁出、类别取消等晚到的信息查出已核定月份的用餐时，会列在这里。',
    claim: '申报',
    undecided: '待决定',
    waiting: '待追缴',
    withheld: '已从未付款中扣（元）',
    netted: '已在以后申报中抵销（元）',
    owed: '应退未抵销（元）',
    items: '{{count}} 项',
    nothing: '无',
    total: '合计',
    inbox: '已核定的申报里有晚到的校验：{{undecided}} 项待决定，{{waiting}} 项待追缴',
    see: '看追缴',
    owedNote: '另有追缴后收款单位应退、尚未在申报中抵销的 {{amount}} 元',
    bookAll: '追缴 {{count}} 项',
    bookNote:
      '把 {{count}} 项已剔除的补贴追回，最多 {{amount}} 元：先从未付款中扣，其余记为收款单位应退，在以后的申报中抵销。',
    byAnother: '{{count}} 项由您剔除，须由另一人追缴',
    done: '已追缴：从未付款中扣 {{withheld}} 元，应退 {{receivable}} 元',
    ofClaim: '核定后追缴',
  },
};

const en: SameKeys<typeof zh> = {
  clawbacks: {
    list: 'Taken back',
    intro:
      'What came to light after an approval: findings are decided first; what is disallowed is booked by another person, taken off what is not paid yet, else owed by the payee and netted in a later claim.',
    none: 'Nothing to take back',
    noneText:
      'Where a death, a move or a withdrawn category comes late and months that are approved have meals after it, they are listed here.',
    claim: 'Claim',
    undecided: 'To decide',
    waiting: 'To take back',
    withheld: 'Withheld (yuan)',
    netted: 'Netted later (yuan)',
    owed: 'Owed, not netted (yuan)',
    items: '{{count}} findings',
    nothing: 'none',
    total: 'Total',
    inbox: 'Late findings of approved claims: {{undecided}} to decide, {{waiting}} to take back',
    see: 'See them',
    owedNote: 'Besides, payees owe {{amount}} yuan that is in no claim yet',
    bookAll: 'Take back {{count}}',
    bookNote:
      'Takes back the subsidy of {{count}} disallowed findings, at most {{amount}} yuan: off what is not paid yet, else owed by the payee and netted in a later claim.',
    byAnother: '{{count}} you disallowed: somebody else takes them back',
    done: 'Taken back: {{withheld}} yuan withheld, {{receivable}} yuan owed',
    ofClaim: 'Taken back after the approval',
  },
};

addLateTexts({ zh, en });
