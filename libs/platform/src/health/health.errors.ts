import { defineErrors } from '@nuancan/kernel';

/** Why the process is not ready for work; `QUEUE.UNREACHABLE` and `QUEUE.NOT_MIGRATED` are the queue's own. */
export const HealthErrors = defineErrors('HEALTH', {
  DATABASE_UNREACHABLE: {
    status: 503,
    zh: '连不上数据库（{code}）',
    en: 'The database cannot be reached ({code})',
  },
  DATABASE_NOT_MIGRATED: {
    status: 503,
    zh: '数据库结构不是这个版本的，缺 {missing} 步（{first} 等）：请先运行 nuancan migrate',
    en: 'The database lacks {missing} migrations of this version ({first}, …): run `nuancan migrate` first',
  },
});
