import { CAPABILITY_GRADES, CATEGORIES, MEAL_MODES, MEAL_SLOTS } from '@nuancan/five-ones';
import { isBusinessDate, parseYuan, type BusinessDate, type Fen } from '@nuancan/kernel';

/** Reads one cell; undefined: it cannot be read. */
type Reader<T> = (text: string) => T | undefined;

const CHINESE: Readonly<Record<string, string>> = {
  ...{ 早餐: 'breakfast', 午餐: 'lunch', 晚餐: 'dinner' },
  ...{ 堂食: 'dine_in', 自提: 'pickup', 代领: 'proxy_pickup', 送餐: 'home_delivery' },
  ...{ 完好: 'intact', 轻度: 'mild', 中度: 'moderate', 重度: 'severe', 完全: 'total' },
  ...{
    特困: 'destitute_supported',
    分散供养: 'home_supported',
    低保: 'minimum_living',
    低保边缘: 'near_minimum_living',
  },
  ...{ 低收入: 'low_income', 优抚: 'preferential_care', 计生特扶: 'only_child_loss_family', 重残: 'severe_disability' },
  ...{ 空巢: 'empty_nest', 失能: 'disabled', 失智: 'cognitively_impaired' },
  ...{ 是: 'yes', 否: 'no' },
};

function oneOf<T extends string>(words: readonly T[]): Reader<T> {
  return (text) => words.find((word) => word === (CHINESE[text] ?? text));
}

function listOf<T extends string>(words: readonly T[]): Reader<readonly T[]> {
  const read = oneOf(words);
  return (text) => {
    const found = text.split(/[;；、]/).map((word) => read(word.trim()));
    return found.every((word) => word !== undefined) ? found : undefined;
  };
}

const matching =
  (shape: RegExp): Reader<string> =>
  (text) =>
    shape.test(text) ? text : undefined;

const date: Reader<BusinessDate> = (text) => (isBusinessDate(text) ? text : undefined);
const money: Reader<Fen> = parseYuan;
const TOWN = /^\d{9}$/;

/** `limit:…=2;subsidised:lunch=1`: how often limits are used up already, by the keys of the README of five-ones. */
const uses: Reader<ReadonlyMap<string, number>> = (text) => {
  const pairs = text.split(';').map((pair) => /^(.+)=(\d{1,4})$/.exec(pair.trim()));
  return pairs.every((pair) => pair !== null)
    ? new Map(pairs.map(([, key = '', used]) => [key, Number(used)]))
    : undefined;
};

/** The columns of a cases file: Chinese name, how a cell is read, and how it is written. */
export const CASE_COLUMNS = {
  name: { zh: '名称', said: '任意文字 any text', read: (text: string) => text },
  birthDate: { zh: '出生日期', said: 'YYYY-MM-DD', read: date },
  price: { zh: '价格', said: '元 yuan，12 或 or 12.50', read: money },
  businessDate: { zh: '日期', said: 'YYYY-MM-DD', read: date },
  slot: { zh: '餐次', said: MEAL_SLOTS.join(' | '), read: oneOf(MEAL_SLOTS) },
  mode: { zh: '方式', said: MEAL_MODES.join(' | '), read: oneOf(MEAL_MODES) },
  categories: { zh: '类别', said: `${CATEGORIES.join(' | ')}；多个用 ; 隔开 several by ;`, read: listOf(CATEGORIES) },
  grade: { zh: '能力等级', said: CAPABILITY_GRADES.join(' | '), read: oneOf(CAPABILITY_GRADES) },
  livesAlone: { zh: '独居', said: 'yes | no', read: oneOf(['yes', 'no']) },
  homeTown: { zh: '家乡镇街', said: '9 位镇街代码 town, 9 digits', read: matching(TOWN) },
  registeredTown: { zh: '户籍镇街', said: '9 位镇街代码 town, 9 digits', read: matching(TOWN) },
  facilityTown: { zh: '就餐镇街', said: '9 位镇街代码 town, 9 digits', read: matching(TOWN) },
  spentEarlierToday: { zh: '当日已消费', said: '元 yuan，12 或 or 12.50', read: money },
  used: { zh: '已用次数', said: 'key=n；多个用 ; 隔开 several by ;', read: uses },
} satisfies Readonly<Record<string, { zh: string; said: string; read: Reader<unknown> }>>;

export type CaseColumn = keyof typeof CASE_COLUMNS;

/** The cells of a row that are filled, read. */
export type CaseCells = {
  readonly [C in CaseColumn]?: NonNullable<ReturnType<(typeof CASE_COLUMNS)[C]['read']>>;
};
