import { defineErrors } from '@nuancan/kernel';

/** Expected failures of looking after the running system. */
export const OperationsErrors = defineErrors('OPERATIONS', {
  DEAD_JOB_NOT_FOUND: {
    status: 404,
    zh: '没有这个失败任务，或已有人处理过，没有改动；请刷新',
    en: 'No such dead job, or somebody has dealt with it; nothing was changed: load the page again',
  },
  ATTEMPTS_SPENT: {
    status: 409,
    zh: '这个任务已试满 100 次，不能再试；请查明原因后放弃',
    en: 'This job was tried 100 times, which is all: find the cause and discard it',
  },
});
