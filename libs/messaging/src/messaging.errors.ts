import { defineErrors } from '@nuancan/kernel';

/** Expected failures of an inbox. */
export const MessagingErrors = defineErrors('MESSAGING', {
  MESSAGE_NOT_FOUND: {
    status: 404,
    zh: '没有这条消息，或不是发给这个账号的',
    en: 'No such message, or not one to this account',
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
