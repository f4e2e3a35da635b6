import { defineErrors } from '@nuancan/kernel';

/** Why a file cannot be read as a table; nothing was saved in any of these cases. */
export const TableFileErrors = defineErrors('TABLE_FILE', {
  EMPTY: { status: 422, zh: '文件是空的', en: 'The file is empty' },
  NO_ROWS: { status: 422, zh: '表里没有任何内容', en: 'There is nothing in the table' },
  TOO_LARGE: { status: 413, zh: '文件超过 {megabytes} MB', en: 'The file is larger than {megabytes} MB' },
  NOT_A_TABLE: {
    status: 422,
    zh: '这不是 CSV 或 XLSX 文件（{kind}）；请在表格软件里另存为 XLSX',
    en: 'This is neither CSV nor XLSX ({kind}): save it as XLSX',
  },
  OLD_WORKBOOK: {
    status: 422,
    zh: '这是旧版 .xls（Excel 97–2003）文件；请另存为 XLSX',
    en: 'This is an old .xls workbook (Excel 97–2003): save it as XLSX',
  },
  ENCRYPTED: {
    status: 422,
    zh: '文件有密码；请去掉密码后再上传',
    en: 'The file has a password: remove it and upload again',
  },
  HTML_AS_WORKBOOK: {
    status: 422,
    zh: '这其实是网页（HTML/XML）而不是工作簿；请打开后另存为 XLSX',
    en: 'This is a web page (HTML/XML) named like a workbook: open it and save it as XLSX',
  },
  ENCODING_UNKNOWN: {
    status: 422,
    zh: '文字编码既不是 UTF-8 也不是 GB18030（GBK）；请另存为 UTF-8 或 XLSX',
    en: 'The text is neither UTF-8 nor GB18030 (GBK): save it as UTF-8 or XLSX',
  },
  ENCODING_DAMAGED: {
    status: 422,
    zh: '文字是 {encoding}，但有损坏（第 {byte} 字节起）；请重新导出',
    en: 'The text is {encoding} but damaged (from byte {byte} on): export it again',
  },
  CSV_MALFORMED: {
    status: 422,
    zh: 'CSV 第 {line} 行附近格式有误（{problem}）；多半是引号没有成对',
    en: 'The CSV is malformed near line {line} ({problem}): most likely a quote without its pair',
  },
  ARCHIVE_DAMAGED: {
    status: 422,
    zh: '文件不完整或已损坏（{problem}）；请重新导出或重新上传',
    en: 'The file is incomplete or damaged ({problem}): export or upload it again',
  },
  ARCHIVE_TOO_LARGE: {
    status: 422,
    zh: '文件解压后过大（{problem}），已停止读取',
    en: 'The file unpacks to too much ({problem}); reading was stopped',
  },
  WORKBOOK_MALFORMED: {
    status: 422,
    zh: '工作簿内部有误（{part}：{problem}）；请用表格软件打开后另存为 XLSX',
    en: 'The workbook is malformed inside ({part}: {problem}): open it and save it as XLSX',
  },
  NO_VISIBLE_SHEET: {
    status: 422,
    zh: '没有可见的工作表有内容；隐藏的工作表不会读取',
    en: 'No visible sheet has any content; hidden sheets are not read',
  },
  TOO_MANY_ROWS: { status: 422, zh: '超过 {most} 行；请分开导入', en: 'More than {most} rows: split the file' },
  TOO_MANY_COLUMNS: { status: 422, zh: '超过 {most} 列', en: 'More than {most} columns' },
  CELL_TOO_LONG: {
    status: 422,
    zh: '第 {row} 行有单元格超过 {most} 个字',
    en: 'Row {row} has a cell of more than {most} characters',
  },
  TOO_MANY_TEXTS: {
    status: 422,
    zh: '工作簿里的文字过多（超过 {most} 个字）',
    en: 'The workbook holds too much text (more than {most} characters)',
  },
  TOO_MANY_SHEETS: {
    status: 422,
    zh: '工作簿超过 {most} 张工作表；请把名单另存为单独的文件',
    en: 'The workbook has more than {most} sheets: save the list as a file of its own',
  },
  TOO_SLOW: {
    status: 422,
    zh: '读取超过 {seconds} 秒，已停止；请分开导入，或另存为 CSV',
    en: 'Reading took more than {seconds} seconds and was stopped: split the file, or save it as CSV',
  },
  TOO_MANY_MERGED_AREAS: {
    status: 422,
    zh: '合并单元格超过 {most} 处；请取消合并',
    en: 'More than {most} merged areas: unmerge the cells',
  },
});
