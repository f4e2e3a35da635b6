import { dateColumn, identityNumberColumn, textColumn } from '@nuancan/imports';

/** By which a list says whom a row means: the number, or name and date of birth. */
export const PERSON_COLUMNS = {
  identityNumber: identityNumberColumn({
    zh: '身份证号',
    en: 'Identity number',
    synonyms: ['公民身份号码', '身份证号码', '身份证', '身份号码', '证件号码', '证件号', 'ID number', 'ID card'],
  }),
  name: textColumn({
    zh: '姓名',
    en: 'Name',
    synonyms: ['老人姓名', '居民姓名', '名字', 'Full name'],
    required: true,
    most: 60,
    quoted: false,
  }),
  birthDate: dateColumn({
    zh: '出生日期',
    en: 'Date of birth',
    synonyms: ['出生年月日', '出生年月', '生日', 'Birth date', 'DOB'],
    notAfterToday: true,
  }),
};
