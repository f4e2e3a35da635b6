import { defineErrors } from '@nuancan/kernel';

/** Expected failures of imports; nothing of the list was saved in any of these cases. */
export const ImportErrors = defineErrors('IMPORT', {
  NOT_FOUND: { status: 404, zh: '没有这次导入，或不在您的管辖范围', en: 'No such import within your scope' },
  KIND_NOT_ALLOWED: {
    status: 403,
    zh: '您的账号不能导入这类名单',
    en: 'Your account may not import lists of this kind',
  },
  TOWN_NOT_IN_SCOPE: {
    status: 403,
    zh: '本区没有这个镇（街道），或不在您的管辖范围；没有保存',
    en: 'No such town within your scope; nothing was saved',
  },
  AS_OF_UNLIKELY: {
    status: 422,
    zh: '“截至日期”不能晚于今天，也不能早于十年前；没有保存',
    en: 'The as-of date must not lie in the future, nor ten years back; nothing was saved',
  },
  TOO_MANY_OPEN: {
    status: 409,
    zh: '您有 {most} 次导入还没有完成或取消；请先处理它们',
    en: 'You have {most} imports that are neither done nor cancelled: deal with them first',
  },
  NOT_READY: {
    status: 409,
    zh: '这次导入现在是“{state}”，不能这样做；没有保存',
    en: 'This import is “{state}” now, so this cannot be done; nothing was saved',
  },
  NOT_YOURS: {
    status: 403,
    zh: '只有上传的人可以处理这次导入',
    en: 'Only the one who sent the file may go on with this import',
  },
  ROWS_REFUSED: {
    status: 409,
    zh: '有 {refused} 行不能导入；请改正后重新上传，或选择“只导入无误的行”。没有保存',
    en: '{refused} rows are refused: correct them and upload again, or choose to import the good rows only; nothing was saved',
  },
  ANOTHER_RUNS: {
    status: 409,
    zh: '本区正在导入另一份同类名单；请稍后再试。没有保存',
    en: 'Another list of this kind is being imported in this district: try again in a moment; nothing was saved',
  },
  FILE_GONE: {
    status: 422,
    zh: '文件已按期限删除；请重新上传',
    en: 'The file was deleted after its time: upload it again',
  },
  HEADER_MISSING: {
    status: 422,
    zh: '表头里找不到必需的列：{columns}；请在下面指定对应的列，或改好表头',
    en: 'The header lacks required columns ({columns}): say which column is which, or correct the header',
  },
  HEADER_DUPLICATE: {
    status: 422,
    zh: '有几列都像是同一项：{columns}；请指定用哪一列',
    en: 'Several columns look like the same one ({columns}): say which is to be used',
  },
  MAPPING_UNKNOWN: {
    status: 422,
    zh: '对应关系里有未知的项：{column}；没有保存',
    en: 'The mapping names an unknown column: {column}; nothing was saved',
  },
  NUMBERS_TRIED: {
    status: 422,
    zh: '文件里有 {most} 个以上的身份证号区划和出生日期完全相同，像是在逐个试号；没有核对，也没有保存',
    en: 'More than {most} identity numbers of the file have the same division and date of birth, as if numbers were being tried: nothing was looked up or saved',
  },
  CHANGED_SINCE_CHECK: {
    status: 409,
    zh: '检查之后登记有变化，结果会不同；请看新的结果再确认。没有保存',
    en: 'The register changed since the check, so the outcome would differ: look again and confirm; nothing was saved',
  },
  COLLIDED: {
    status: 409,
    zh: '导入时有人同时改了同样的登记；没有保存，请重新检查',
    en: 'Somebody changed the same records at that moment; nothing was saved: check again',
  },
  ACCOUNT_CHANGED: {
    status: 403,
    zh: '上传者的账号已停用，或权限已变；没有保存',
    en: 'The account that sent the file is disabled or has other rights now; nothing was saved',
  },
  CANCELLED: { status: 409, zh: '导入已取消，没有保存', en: 'The import was cancelled; nothing was saved' },
});
