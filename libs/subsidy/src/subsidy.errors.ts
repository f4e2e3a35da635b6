import { defineErrors } from '@nuancan/kernel';

/** Expected failures around stored policies; those of a document itself are `PolicyErrors` of five-ones. */
export const SubsidyErrors = defineErrors('SUBSIDY', {
  VERSION_NOT_FOUND: { status: 404, zh: '没有这个补贴标准或版本', en: 'No such policy or version' },
  CODE_DIFFERS: {
    status: 422,
    zh: '文档中的标准编码与地址不一致，没有保存',
    en: 'The code in the document is not the one in the address; nothing was saved',
  },
  DISTRICT_DIFFERS: {
    status: 422,
    zh: '文档的适用区县不是本区，没有保存',
    en: 'The document is for another district; nothing was saved',
  },
  VERSION_NOT_NEXT: {
    status: 409,
    zh: '下一个版本号应为 {next}，没有保存；可能已有人提交新版本',
    en: 'The next version is {next}; nothing was saved: somebody may have added one',
  },
  ALREADY_ACTIVATED: {
    status: 409,
    zh: '该版本已经生效或已定生效日，不能更改',
    en: 'This version is activated and never changes',
  },
  WITHDRAWN: {
    status: 409,
    zh: '该草稿已撤回，不能启用；请另行起草',
    en: 'This draft was withdrawn and stays so: draft another',
  },
  SECOND_PERSON_NEEDED: {
    status: 403,
    zh: '起草人不能自己启用；请由另一位区级人员启用',
    en: 'Whoever drafted it cannot activate it: a second district official does',
  },
  TOO_SHORT_NOTICE: {
    status: 422,
    zh: '须至少提前三天启用，首日不得早于 {earliest}；请起草新版本',
    en: 'A version is activated three days ahead, its first day no earlier than {earliest}: draft another',
  },
  FIRST_DAY_TAKEN: {
    status: 409,
    zh: '同一天已有另一个启用的版本开始；请改用其他首日起草新版本',
    en: 'Another activated version starts on that day: draft one that starts on another',
  },
});
