import { defineErrors } from '@nuancan/kernel';

/** Expected failures of logging in and of asking without the right to. */
export const SessionErrors = defineErrors('IDENTITY', {
  WRONG_CREDENTIALS: {
    status: 401,
    zh: '登录名或密码不对',
    en: 'The login or the password is wrong',
  },
  NO_SESSION: {
    status: 401,
    zh: '没有登录或登录已过期，请重新登录；未发送的记录仍保留在本机',
    en: 'Not logged in, or the session has ended: log in again; what was not sent yet is kept on this device',
  },
  ROLE_NOT_ALLOWED: {
    status: 403,
    zh: '您的角色不能这样做',
    en: 'Your role does not allow this',
  },
  FOREIGN_ORIGIN: {
    status: 403,
    zh: '请求来自其他网站，已拒绝；请从本系统的页面操作',
    en: 'The request comes from another site and was refused: use this system’s own pages',
  },
});
