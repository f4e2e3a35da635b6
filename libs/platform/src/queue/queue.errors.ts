import { defineErrors } from '@nuancan/kernel';

/** Why a queue cannot be used, or a job cannot be done. */
export const QueueErrors = defineErrors('QUEUE', {
  NO_ADDRESS: {
    status: 500,
    zh: '未设置 REDIS_URL，也未设置 QUEUE_DATABASE_URL：任务队列无处可放',
    en: 'Neither REDIS_URL nor QUEUE_DATABASE_URL is set: the job queue has no place to be',
  },
  UNREACHABLE: {
    status: 503,
    zh: '连不上任务队列（{backend}）：{problem}',
    en: 'The job queue cannot be reached ({backend}): {problem}',
  },
  NOT_MIGRATED: {
    status: 503,
    zh: '任务队列的表尚未建好（{problem}）：请先运行 nuancan migrate',
    en: 'The tables of the job queue are not up to date ({problem}): run `nuancan migrate` first',
  },
  HANDLERS_WRONG: {
    status: 500,
    zh: '任务处理程序不对：缺少 {missing}；重复 {duplicate}',
    en: 'The job handlers are wrong: missing {missing}; more than one for {duplicate}',
  },
  JOB_UNKNOWN: { status: 500, zh: '这个版本不认识任务 {job}', en: 'This version knows no job {job}' },
  PAYLOAD_INVALID: {
    status: 500,
    zh: '任务 {job} 的内容不对：{field}',
    en: 'The payload of job {job} is not valid: {field}',
  },
  EFFECT_FENCED: {
    status: 409,
    zh: '任务已由别处完成，本次不生效',
    en: 'The job was ended elsewhere meanwhile; this run has no effect',
  },
  WORKER_LOST: {
    status: 500,
    zh: '执行任务的进程两次中途消失',
    en: 'The process that did the job vanished twice',
  },
});
