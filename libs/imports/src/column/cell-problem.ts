import type { Bilingual } from './bilingual.js';

/** Why a single cell is refused. No text quotes the cell: it may hold an identity number or a name. */
export const CELL_PROBLEMS = {
  EMPTY: { zh: '必填，不能为空', en: 'Required, but empty' },
  MERGED: {
    zh: '被合并单元格遮住，没有值；请取消合并后填写',
    en: 'Covered by merged cells, so without a value: unmerge and fill in',
  },
  ERROR: { zh: '公式或日期出错（如 #REF!）', en: 'The formula or date is in error (such as #REF!)' },
  FORMULA_UNCALCULATED: {
    zh: '公式没有保存计算结果；请用表格软件打开并重新保存',
    en: 'The formula was saved without its value: open the file in a spreadsheet and save it again',
  },
  MANGLED_TEXT: {
    zh: '有乱码字符（�）；请从原系统重新导出',
    en: 'Has broken characters (�): export it again from its source',
  },
  DIGITS_LOST: {
    zh: '表格软件把长号码当成数字，末几位已丢失；请把该列设为“文本”后重新填写',
    en: 'The spreadsheet took the long number for a figure and lost its last digits: format the column as text and fill it in again',
  },
  TOO_LONG: { zh: '太长', en: 'Too long' },
  CONTROL_CHARACTERS: { zh: '含换行或控制字符', en: 'Has line breaks or control characters' },
  NOT_A_DATE: {
    zh: '不是日期；请写成 2024-01-02、2024/1/2、2024年1月2日 或 20240102',
    en: 'Not a date: write 2024-01-02, 2024/1/2, 2024年1月2日 or 20240102',
  },
  DATE_IN_FUTURE: { zh: '日期晚于今天', en: 'The date lies in the future' },
  DATE_UNLIKELY: { zh: '日期早得不合情理', en: 'The date is unlikely early' },
  NOT_ONE_OF: { zh: '不是这一列允许的词', en: 'Not one of the words of this column' },
  NOT_YES_OR_NO: { zh: '请写 是 或 否', en: 'Write yes or no' },
  NOT_A_NUMBER: { zh: '不是数字，或超出范围', en: 'Not a number, or out of its range' },
  HOLDS_IDENTITY_NUMBER: {
    zh: '含身份证号；这一列不记身份证号',
    en: 'Holds an identity number, which this column does not keep',
  },
  SHAPE: { zh: '格式不对', en: 'Not of the expected form' },
  IDENTITY_LENGTH: { zh: '身份证号须为 18 位', en: 'An identity number has 18 characters' },
  IDENTITY_CHARACTERS: {
    zh: '身份证号只能是数字（末位可为 X）',
    en: 'An identity number is digits (the last may be X)',
  },
  IDENTITY_BIRTH_DATE: { zh: '身份证号里的出生日期不存在', en: 'The birth date in the identity number does not exist' },
  IDENTITY_CHECK_DIGIT: {
    zh: '身份证号校验位不符，有数字写错',
    en: 'The check digit of the identity number does not fit: a digit is wrong',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type CellProblemCode = keyof typeof CELL_PROBLEMS;

/** A cell that is refused, instead of its value. */
export class CellProblem {
  constructor(readonly code: CellProblemCode) {}
}
