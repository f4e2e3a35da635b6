import { defineErrors } from '@nuancan/kernel';

/** Expected failures of keeping accounts. */
export const AccountErrors = defineErrors('IDENTITY', {
  LOGIN_TAKEN: {
    status: 409,
    zh: '登录名已被使用，没有保存；请换一个',
    en: 'The login is taken; nothing was saved: choose another',
  },
  SCOPE_DOES_NOT_FIT_ROLE: {
    status: 422,
    zh: '范围与角色不符，没有保存：经办须有镇街和站点，志愿者须有镇街，镇街经办须有镇街且无站点，其余角色为全区',
    en: 'The scope does not fit the role; nothing was saved: an operator has a town and a facility, a volunteer a town, a town official a town and no facility, every other role the whole district',
  },
  UNKNOWN_PLACE: {
    status: 422,
    zh: '本区没有这个镇街或站点，没有保存',
    en: 'No such town or facility in this district; nothing was saved',
  },
  ACCOUNT_NOT_FOUND: { status: 404, zh: '没有这个账号', en: 'No such account' },
  VERSION_REQUIRED: {
    status: 428,
    zh: '缺少版本号（If-Match），没有保存；请刷新后再改',
    en: 'The version (If-Match) is missing; nothing was saved: reload and edit again',
  },
  VERSION_CHANGED: {
    status: 412,
    zh: '账号已被他人修改，没有保存；请刷新后再改',
    en: 'Somebody else changed the account; nothing was saved: reload and edit again',
  },
  OWN_ACCOUNT: {
    status: 409,
    zh: '不能停用自己的账号、改自己的角色或重设自己的密码，没有保存；请由另一位管理员操作，自己的密码在“我的账号”里改',
    en: 'Nobody disables, moves or resets their own account; nothing was saved: ask another administrator, and change your password under “My account”',
  },
  LAST_ADMIN: {
    status: 409,
    zh: '这是本区最后一位可用的管理员，没有保存；请先另设一位管理员',
    en: 'This is the last administrator of the district who can log in; nothing was saved: appoint another one first',
  },
  NO_SUCH_SESSION: {
    status: 404,
    zh: '这个登录已经结束，没有什么可退出的；请刷新列表',
    en: 'That session is over already, there is nothing to end: reload the list',
  },
  WRONG_CURRENT_PASSWORD: {
    status: 422,
    zh: '原密码不对，密码没有改变',
    en: 'The current password is wrong; the password stays as it was',
  },
});
