import type { DifferenceOwner, MatchStage } from '@nuancan/canteen';
import type { Severity } from '../check/claim-check.js';
import type { ClaimState, LegFunder, LineKind } from '../claim/claim-words.js';

/** Formats of an export. */
export const EXPORT_FORMATS = ['json', 'xlsx', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Words of printed papers: these go to finance bureaus and village boards, which read Chinese. */
export const PAPER_WORDS = {
  funder: { province: '省级', city: '市级', district: '区级', town: '镇街' } satisfies Record<LegFunder, string>,
  kind: {
    meal: '补贴餐',
    correction: '更正',
    adjustment: '调整',
    disallowance: '剔除',
    withholding: '核定后扣回',
  } satisfies Record<LineKind, string>,
  state: {
    draft: '草稿',
    submitted: '已提交',
    town_review: '镇街复核中',
    district_review: '区级复核中',
    approved: '已核定',
    disbursed: '已拨付',
    closed: '已办结',
    returned: '已退回',
  } satisfies Record<ClaimState, string>,
  severity: { ignore: '忽略', warn: '提示', block: '须处理' } satisfies Record<Severity, string>,
  finding: { open: '未处理', asked: '已询问', answered: '已答复', accepted: '接受', disallowed: '剔除' },
  portions: {
    cooked: '烹制',
    dispatched: '发出',
    kept: '留用',
    received: '收到',
    served: '用餐',
    returned: '退回',
    waste: '损耗',
    staff: '员工餐',
    samples: '留样用去',
    kitchen: '厨房差异',
    transport: '运输差异',
    point: '供餐点差异',
  },
  stage: {
    cooking: '烹制 = 发出 + 留用',
    transport: '发出 = 收到 + 途损',
    receipt: '还没有签收',
    serving: '收到 + 留用 = 各去向',
  } satisfies Record<MatchStage, string>,
  owner: { kitchen: '厨房', transport: '运输', point: '助餐点' } satisfies Record<DifferenceOwner, string>,
  slot: { breakfast: '早餐', lunch: '午餐', dinner: '晚餐' } as Readonly<Record<string, string>>,
} as const;
