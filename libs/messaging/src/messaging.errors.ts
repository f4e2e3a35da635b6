import { defineErrors } from '@nuancan/kernel';

/** Expected failures of an inbox. */
export const MessagingErrors = defineErrors('MESSAGING', {
  MESSAGE_NOT_FOUND: {
    status: 404,
    zh: '没有这条消息，或不是发给这个账号的',
    en: 'No such message, or not one to this account',
  },
});
