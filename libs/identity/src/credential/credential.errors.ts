import { defineErrors } from '@nuancan/kernel';

/** Expected failures of proving who one is. */
export const CredentialErrors = defineErrors('IDENTITY', {
  TOO_MANY_ATTEMPTS: {
    status: 429,
    zh: '密码或验证码错误次数过多，请在 {retryAfterSeconds} 秒后再试，或请管理员重设密码',
    en: 'Too many wrong passwords or codes: try again in {retryAfterSeconds} seconds, or ask an administrator for a new password',
  },
  TOO_BUSY: {
    status: 503,
    zh: '同时登录的人太多，请过几秒再试',
    en: 'Too many people are logging in at once: try again in a few seconds',
  },
  WEAK_PASSWORD: {
    status: 422,
    zh: '密码须为 {minLength} 至 128 个字符，且不能包含登录名，没有保存；请另想一个',
    en: 'A password has {minLength} to 128 characters and does not contain the login; nothing was saved: choose another one',
  },
  COMMON_PASSWORD: {
    status: 422,
    zh: '这个密码太常见，容易被猜到，没有保存；请换一句只有自己知道的话',
    en: 'This password is a common one and easily guessed; nothing was saved: take a phrase that only you know',
  },
  PASSWORD_NEEDS_KINDS: {
    status: 422,
    zh: '密码须含小写字母、大写字母、数字、其他字符中的至少 {kinds} 类，没有保存',
    en: 'A password has at least {kinds} of lower case, upper case, digits and other characters; nothing was saved',
  },
  PASSWORD_USED_BEFORE: {
    status: 422,
    zh: '新密码与现在的或最近 {history} 个用过的密码相同，没有保存；请换一个没用过的',
    en: 'The new password is the present one or one of the last {history}; nothing was saved: choose one not used before',
  },
});
