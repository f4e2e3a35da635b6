import { defineErrors } from '@nuancan/kernel';

/** Why a queue cannot be used, or a job cannot be done. */
export const QueueErrors = defineErrors('QUEUE', {
  NO_ADDRESS: {
    status: 500,
    zh: '未设置 REDIS_URL,也未设置 QUEUE_DATABASE_URL:队列无处可放',
    en: 'Neither REDIS_URL nor QUEUE_DATABASE_URL is set: the queue has no place to be',
  },
  UNREACHABLE: {
    status: 503,
    zh: '连不上任务队列({backend}):{problem}',
    en: 'The job queue cannot be reached ({backend}): {problem}',
  },
  NOT_MIGRATED: {
    status: 503,
    zh: '任务队列的表尚未建好({problem}):请先运行 nuancan migrate',
    en: 'The tables of the job queue are not up to date ({problem}): run `nuancan migrate` first',
  },
  HANDLERS_WRONG: {
    status: 500,
    zh: '任务处理程序不对:缺少 {missing};重复 {duplicate}',
    en: 'The job handlers are wrong: missing {missing}; more than one for {duplicate}',
  },
  PAYLOAD_INVALID: {
    status: 500,
    zh: '任务 {job} 的内容不对:{field}',
    en: 'The payload of job {job} is not valid: {field}',
  },
});
