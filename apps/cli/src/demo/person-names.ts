import type { SeededRandom } from './seeded-random.js';
import { WeightedChoice } from './weighted-choice.js';

export type Sex = 'female' | 'male';

/** A synthetic name in its two parts, so that the reading of each part is worked out once. */
export interface PersonName {
  readonly surname: string;
  readonly given: string;
}

/** Surnames common around Ningbo, with 竺, 毛, 邬, 俞, 应, 卓 that 奉化 is known for; weights are rough shares. */
const SURNAMES = new WeightedChoice<string>([
  ['王', 88], ['陈', 84], ['张', 72], ['周', 50], ['徐', 42], ['李', 40], ['胡', 34], ['林', 32], ['毛', 32], ['竺', 30],
  ['蒋', 30], ['邬', 28], ['俞', 28], ['孙', 26], ['江', 26], ['吴', 25], ['沈', 24], ['朱', 24], ['董', 22], ['杨', 22],
  ['汪', 20], ['方', 20], ['葛', 18], ['何', 18], ['刘', 18], ['裘', 16], ['郑', 16], ['宋', 15], ['应', 14], ['傅', 14],
  ['戴', 13], ['卓', 12], ['袁', 12], ['顾', 12], ['陆', 12], ['钱', 11], ['项', 10], ['韩', 10], ['黄', 10], ['潘', 9],
  ['夏', 9], ['庄', 9], ['任', 8], ['冯', 8], ['赵', 8], ['屠', 7], ['谢', 7], ['余', 7], ['史', 6], ['叶', 6],
  ['邱', 5], ['舒', 5], ['鲍', 5], ['康', 4], ['柴', 4], ['虞', 4], ['许', 4], ['丁', 4], ['金', 4], ['严', 3],
  ['范', 3], ['凌', 2], ['贺', 2], ['曹', 2], ['倪', 2], ['童', 2], ['尹', 1], ['龚', 1], ['欧阳', 0.2], ['单', 0.6],
]); // prettier-ignore

/** Characters of given names by the generation that bore them: until 1945, 1946–1957, from 1958 on. */
const GIVEN: Readonly<Record<Sex, readonly { first: string; second: string; single: string }[]>> = {
  female: [
    {
      first: '阿杏秀彩桂菊翠凤爱美雪银素玉仙月香梅小根',
      second: '娥凤英菊香珠花仙娣梅翠兰琴飞娟妹芬囡莲云',
      single: '菊娥凤香',
    },
    {
      first: '秀美亚爱惠彩玉雅素月国梅春志荷夏桂银小',
      second: '英芬珍琴娟兰芳飞君娣萍珠花凤菊仙琳儿云利',
      single: '萍芳珍英琴娟',
    },
    {
      first: '红丽亚海建雪晓美小雅国爱惠志素伟春静燕',
      second: '萍君芬红波娜飞琴儿芳娟燕丽珍静华敏霞英蓉',
      single: '萍红燕敏静芳霞丽',
    },
  ],
  male: [
    {
      first: '阿国定根志明祥福德永忠信贤岳瑞仁大小良文',
      second: '根福祥法才财康良甫方定表水生庆芳土昌德裕',
      single: '根福祥康良',
    },
    {
      first: '国志明忠建永良善世伟德岳光裕华荣成定宏仁',
      second: '国平明华根康良芳年方定光军海波表君祥尧民',
      single: '明军平国华康',
    },
    {
      first: '建国志海伟军永晓亚明红宏利忠善旭小剑立文',
      second: '军波平华明国海峰飞良杰江定强龙伟君辉斌民',
      single: '军波伟峰平强斌辉',
    },
  ],
};

/** How often a given name is a single character, by the same generations. */
const SINGLE = [0.03, 0.07, 0.16];

function generationOf(birthYear: number): number {
  if (birthYear <= 1945) return 0;
  return birthYear <= 1957 ? 1 : 2;
}

/** Draws a name as somebody of that sex and year of birth might bear it; any likeness is chance. */
export function drawPersonName(random: SeededRandom, { sex, birthYear }: { sex: Sex; birthYear: number }): PersonName {
  const generation = generationOf(birthYear);
  const { first, second, single } = GIVEN[sex][generation]!;
  const surname = SURNAMES.draw(random);
  if (random.chance(SINGLE[generation]!)) return { surname, given: characterOf(random, single) };
  return { surname, given: characterOf(random, first) + characterOf(random, second) };
}

function characterOf(random: SeededRandom, characters: string): string {
  return characters[Math.floor(random.unit() * characters.length)]!;
}
