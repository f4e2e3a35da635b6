import { defineErrors } from '@nuancan/kernel';

/** Expected failures of an inbox. */
export const MessagingErrors = defineErrors('MESSAGING', {
  MESSAGE_NOT_FOUND: {
    status: 404,
    zh: '没有这条消息，或不是发给这个账号的',
    en: 'No such message, or not one to this account',
  },
  NO_ADDRESS: {
    status: 422,
    zh: '选了邮件或短信，但没有填邮箱或手机号，没有保存',
    en: 'Mail or gateway was chosen without an address or number for it; nothing was saved',
  },
  QUIET_HOURS_EMPTY: {
    status: 422,
    zh: '免打扰的开始和结束不能相同，没有保存',
    en: 'Quiet hours cannot end when they begin; nothing was saved',
  },
  TOO_MANY_STREAMS: {
    status: 429,
    zh: '这个账号同时打开的页面太多，这一页改为定时查看新消息',
    en: 'This account has too many pages open; this one looks for messages from time to time instead',
  },
  STREAMS_FULL: {
    status: 503,
    zh: '实时推送已满，改为定时查看新消息',
    en: 'No room for another live stream; look for messages from time to time instead',
  },
});
