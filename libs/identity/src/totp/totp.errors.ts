import { defineErrors } from '@nuancan/kernel';

/** Expected failures of second steps. */
export const TotpErrors = defineErrors('IDENTITY', {
  WRONG_CODE: {
    status: 422,
    zh: '验证码不对、已过期或已用过；请输入手机上此刻显示的六位数字，并确认手机时间为自动设置',
    en: 'The code is wrong, over or used already: type the six digits shown now, and see that the phone sets its time by itself',
  },
  LOGIN_STEP_ENDED: {
    status: 401,
    zh: '这次登录已过期或已被结束，请从登录名和密码重新开始',
    en: 'This log-in has expired or was ended: begin again with login and password',
  },
  OTHER_LOGIN_STEP: {
    status: 409,
    zh: '这次登录现在要做的不是这一步；请从登录名和密码重新开始',
    en: 'This log-in waits for another step: begin again with login and password',
  },
  TOTP_ALREADY_ENABLED: {
    status: 409,
    zh: '这个账号已经绑定了验证器，没有改变；登录时请用它的验证码，换手机请先解除绑定或找管理员重置',
    en: 'The account has an authenticator already; nothing was changed: log in with its codes, or have it removed or reset first',
  },
  TOTP_NOT_ENABLED: {
    status: 409,
    zh: '这个账号没有绑定验证器，没有改变',
    en: 'The account has no authenticator; nothing was changed',
  },
  TOTP_REQUIRED: {
    status: 409,
    zh: '您的角色必须使用验证器，不能解除；换手机请找管理员重置',
    en: 'Your role must use an authenticator, so it stays; with a new phone ask an administrator for a reset',
  },
  ENROLMENT_ENDED: {
    status: 409,
    zh: '这次绑定已过期，没有保存；请重新开始绑定，并从手机上删去刚才的条目',
    en: 'This enrolment has expired; nothing was saved: begin again and delete the entry on the phone',
  },
  TOTP_NOT_AVAILABLE: {
    status: 409,
    zh: '本系统没有配置加密密钥，不能绑定验证器；请管理员设置 FIELD_KEYS 与 FIELD_INDEX_KEY',
    en: 'This installation has no encryption keys, so no authenticator can be kept: have FIELD_KEYS and FIELD_INDEX_KEY set',
  },
});
