import type { Bilingual } from '../column/bilingual.js';
import { CELL_PROBLEMS, type CellProblemCode } from '../column/cell-problem.js';

/** Why a row is refused although each of its cells can be read. No text tells anything of a person. */
const JUDGED = {
  DUPLICATE: { zh: '与第 {row} 行是同一个', en: 'The same one as in row {row}' },
  DIFFERS_FROM_NUMBER: {
    zh: '与身份证号里的出生日期或性别不符',
    en: 'Differs from the date of birth or sex in the identity number',
  },
  DIFFERS_FROM_REGISTER: { zh: '与已登记的不符；请核对', en: 'Differs from what is registered: check which is right' },
  NAME_DIFFERS: {
    zh: '这个身份证号登记的是另一个姓名；请核对号码和姓名',
    en: 'The identity number is registered under another name: check number and name',
  },
  HELD_ELSEWHERE: {
    zh: '这个号码已在别处登记；请联系区民政局核对',
    en: 'This number is registered elsewhere: ask the district office to check',
  },
  LIKELY_ELSEWHERE: {
    zh: '同名且同一天出生的人已在别处登记；请填身份证号，或联系区民政局核对',
    en: 'Somebody of this name and date of birth is registered elsewhere: give the identity number, or ask the district office',
  },
  AMBIGUOUS: {
    zh: '有几位同名且同一天出生的老人；请填身份证号',
    en: 'Several residents have this name and date of birth: give the identity number',
  },
  NOT_REGISTERED: {
    zh: '在您的管辖范围内没有登记这位老人；请先登记，或核对号码和姓名',
    en: 'No such resident is registered within your scope: register them first, or check number and name',
  },
  NUMBER_OR_BIRTH_DATE: {
    zh: '身份证号与出生日期至少填一项',
    en: 'Give the identity number or the date of birth',
  },
  OTHER_TOWN: {
    zh: '登记在另一个镇（街道）；导入不迁移归属',
    en: 'Registered in another town: an import moves nobody',
  },
  TOWN_UNKNOWN: {
    zh: '没有这个镇（街道），或不在您的管辖范围',
    en: 'No such town within your scope',
  },
  VILLAGE_UNKNOWN: { zh: '没有这个村（社区）', en: 'No such village' },
  VILLAGE_AMBIGUOUS: {
    zh: '有几个村（社区）可能是它；请写全名、填镇（街道）或 12 位代码',
    en: 'Several villages may be meant: give the whole name, the town, or the code of 12 digits',
  },
  DIVISION_UNKNOWN: {
    zh: '请填 6、9 或 12 位区划代码，或本区镇、村的名称',
    en: 'Give a division code of 6, 9 or 12 digits, or the name of a town or village of this district',
  },
  CARD_TAKEN: { zh: '这个卡号已有持有人', en: 'This card has a holder already' },
  LATER_FACT: {
    zh: '那一天或之后已登记了别的内容；请在老人页面上改',
    en: 'Something else is registered from that day or later: change it on the resident’s page',
  },
  BEFORE_BIRTH: { zh: '早于出生日期', en: 'Lies before the birth' },
  DEATH_DIFFERS: {
    zh: '已登记了另一个去世日期；如有误请先撤回',
    en: 'Another day of death is registered: withdraw it first if it is wrong',
  },
  STAY_BEGINS_LATER: {
    zh: '那一天或之后有入住机构或迁出的记录；请核对',
    en: 'A stay or move is registered from that day or later: check which is right',
  },
  ORGANISATION_UNKNOWN: { zh: '没有这个运营主体；请先登记', en: 'No such organisation: register it first' },
  TIER_IN_USE: {
    zh: '有供餐关系的站点不能改类型',
    en: 'A facility that supplies or is supplied keeps its tier',
  },
  COORDINATES_IN_PAIRS: { zh: '经度和纬度要一起填', en: 'Give longitude and latitude together' },
  DATES_REVERSED: { zh: '早于开业日期', en: 'Lies before the opening' },
  LEG_UNKNOWN: { zh: '没有这个编号的应付款', en: 'No payment leg has this code' },
  OWN_APPROVAL: {
    zh: '申报由您核定，付款须由另一人登记',
    en: 'You approved this claim: another person records its payments',
  },
  PAYMENT_DIFFERS: {
    zh: '这个流水号已登记，但金额或日期不同；请核对',
    en: 'This reference is recorded with another amount or date: check which is right',
  },
  BEFORE_APPROVAL: { zh: '早于申报的核定日期', en: 'Lies before the approval of the claim' },
  OTHER_ACCOUNT: {
    zh: '付到的账号不是这笔应付款付款单上的收款账号；请核对',
    en: 'Paid to another account than the order of this leg names: check where the money went',
  },
  NO_ACCOUNT: {
    zh: '这笔应付款的付款单没有收款账号，无法核对付到了哪里；请先录入并确认收款账户，重开付款单',
    en: 'The order of this leg names no account to check this against: have one entered and confirmed, and write the order again',
  },
  DAYS_OPEN: {
    zh: '本点还有未日结的日子；请先日结，再变更运营主体',
    en: 'Days of this facility are not closed: close them before somebody else runs it',
  },
  BEYOND_LEFT: {
    zh: '超过未付金额，又不是整张付款单的金额，可能已手工登记过；确认银行确实多付的，请在应付款页面手工登记',
    en: 'More than is left and not the whole order: it may be recorded already. If the bank did pay it, record it by hand at the leg',
  },
  MORE_THAN_LEFT: {
    zh: '超过这笔应付款的未付金额，或收付方向不对',
    en: 'More than is left of the leg, or the wrong way round',
  },
  PRICE_IN_FORCE: {
    zh: '这一天已经有参考价生效，过去的价格不能改；新价从明天或更晚开始',
    en: 'A price holds on that day already and is not changed: a new one begins tomorrow or later',
  },
  DECEASED: { zh: '这位老人在那一天之前已去世', en: 'The resident had died before that day' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RowProblemCode = keyof typeof JUDGED | CellProblemCode;

const ALL: Readonly<Record<string, Bilingual>> = { ...CELL_PROBLEMS, ...JUDGED };

/** Those that say more when what the column takes stands behind them. */
const OF_ALLOWED: readonly string[] = ['NOT_ONE_OF', 'NOT_A_NUMBER', 'SHAPE', 'TOO_LONG'];

/** What a reason is told with. */
export interface ReasonFacts {
  readonly otherRow: number | null;
  /** What could be meant, as one text. */
  readonly choices: string | null;
  /** What the column takes. */
  readonly allowed: Bilingual | undefined;
}

/** The reason of a refused row in both languages, with the allowed words or the choices where there are any. */
export function rowProblemText(code: string, { otherRow, choices, allowed }: ReasonFacts): Bilingual {
  const text = ALL[code] ?? { zh: code, en: code };
  const row = String(otherRow ?? '?');
  const more = choices === null ? (OF_ALLOWED.includes(code) ? allowed : undefined) : { zh: choices, en: choices };
  const of = (reason: string, further: string | undefined, colon: string): string =>
    reason.replace('{row}', row) + (further === undefined ? '' : colon + further);
  return { zh: of(text.zh, more?.zh, '：'), en: of(text.en, more?.en, ': ') };
}
