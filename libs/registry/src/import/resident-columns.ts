import { shapedColumn, textColumn, wordColumn, yesNoColumn } from '@nuancan/imports';
import { PERSON_COLUMNS } from './person-columns.js';

/** What a list of residents may say; an empty cell leaves what is registered as it is. */
export const RESIDENT_COLUMNS = {
  ...PERSON_COLUMNS,
  sex: wordColumn({
    zh: '性别',
    en: 'Sex',
    synonyms: ['Gender'],
    words: { female: ['女', '女性', 'f'], male: ['男', '男性', 'm'] },
  }),
  town: textColumn({
    zh: '镇街道',
    en: 'Town',
    synonyms: ['镇（街道）', '镇街', '镇', '街道', '乡镇', '乡镇街道', '所属镇街', '镇/街道', '镇街名称', '镇街代码'],
    most: 60,
  }),
  village: textColumn({
    zh: '村社区',
    en: 'Village',
    synonyms: ['村（社区）', '村', '社区', '村居', '村/社区', '所属村社区', '居住村', '村社区代码', 'Community'],
    required: true,
    most: 60,
  }),
  phone: shapedColumn({
    zh: '联系电话',
    en: 'Phone',
    synonyms: ['电话', '手机', '手机号', '手机号码', '电话号码', '联系方式', 'Telephone', 'Mobile'],
    shape: /^[0-9+ -]{5,20}$/,
    told: { zh: '数字、空格、+ 和 -，5 至 20 位', en: 'digits, spaces, + and -, 5 to 20' },
  }),
  livesAlone: yesNoColumn({ zh: '是否独居', en: 'Lives alone', synonyms: ['独居', '独居老人'] }),
  diet: textColumn({ zh: '饮食要求', en: 'Diet', synonyms: ['忌口', '饮食禁忌', '饮食'], most: 100 }),
  registeredDivision: textColumn({
    zh: '户籍地',
    en: 'Household registration',
    synonyms: ['户籍', '户籍代码', '户籍地代码', '户籍所在地', 'Registered division'],
    most: 60,
    told: {
      zh: '6、9 或 12 位区划代码，或本区镇、村的名称',
      en: 'division code of 6, 9 or 12 digits, or the name of a town or village of the district',
    },
  }),
  cardNumber: shapedColumn({
    zh: '卡号',
    en: 'Card number',
    synonyms: ['就餐卡号', '老年卡号', '市民卡号', '敬老卡号', 'Card'],
    shape: /^[!-~]{4,64}$/,
    told: { zh: '4 至 64 位字母、数字（文本）', en: '4 to 64 letters and digits, as text' },
  }),
};
