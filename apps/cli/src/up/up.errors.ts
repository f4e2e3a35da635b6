import { defineErrors } from '@nuancan/kernel';

/** What can keep `up` from running; each text says what happened and what to do. */
export const UpErrors = defineErrors('UP', {
  PORT_INVALID: {
    status: 400,
    zh: '端口 {port} 无效，应为 1–65535 的整数，例如 PORT=3001 npm start',
    en: 'Port {port} is not valid; it must be a whole number from 1 to 65535, for example PORT=3001 npm start',
  },
  PORT_IN_USE: {
    status: 409,
    zh: '端口 {port} 已被其他程序占用。请换一个端口：PORT={other} npm start',
    en: 'Port {port} is in use by another program. Choose another port: PORT={other} npm start',
  },
  PORT_REFUSED: {
    status: 503,
    zh: '系统不允许监听 {host} 的端口 {port}（{problem}）。请换一个端口（PORT={other} npm start）或改正 HOST。',
    en: 'The system does not allow listening on port {port} of {host} ({problem}). Choose another port (PORT={other} npm start) or correct HOST.',
  },
  ALREADY_RUNNING: {
    status: 409,
    zh: '暖餐已在此目录运行（进程号 {pid}）。请在它的窗口按 Ctrl-C 停止，或运行 kill {pid}',
    en: 'Nuancan already runs from this folder (pid {pid}). Stop it with Ctrl-C in its window, or run kill {pid}',
  },
  DISK_FULL: {
    status: 507,
    zh: '磁盘已满：{folder} 所在磁盘只剩 {free} MB。请腾出空间（演示区约需 2 GB）再运行；已写入的数据都在。',
    en: 'The disk is full: {free} MB are left where {folder} is. Make room (the demo district takes about 2 GB) and run it again; what was written is kept.',
  },
  NOT_BUILT: {
    status: 503,
    zh: '缺少 {file}，程序尚未构建。请运行 npm run build',
    en: '{file} is missing: the program has not been built. Run npm run build',
  },
  QUEUE_ADDRESS_MISSING: {
    status: 400,
    zh: '使用自备数据库（DATABASE_URL）时，队列还需要 REDIS_URL，或 QUEUE_DATABASE_URL（角色 nuancan_queue）。',
    en: 'With a database of your own (DATABASE_URL) the queue needs REDIS_URL, or QUEUE_DATABASE_URL (role nuancan_queue).',
  },
  OWNER_ADDRESS_MISSING: {
    status: 400,
    zh: '使用自备数据库（DATABASE_URL）时，这个命令需要其所有者的连接：DATABASE_OWNER_URL。',
    en: "With a database of your own (DATABASE_URL) this command needs its owner's connection: DATABASE_OWNER_URL.",
  },
  DATABASE_NOT_MIGRATED: {
    status: 503,
    zh: '数据库缺少本版本的 {missing} 项结构升级。请先运行 nuancan migrate（或 npm start）。',
    en: 'The database lacks {missing} migrations of this version. Run nuancan migrate (or npm start) first.',
  },
  NOTHING_INSTALLED: {
    status: 503,
    zh: '这里还没有暖餐的数据（{where}）。若 npm start 时设了 NUANCAN_DATA_DIR，请用同一个值运行本命令；新装请先运行 npm start 或 nuancan migrate。',
    en: 'There are no data of Nuancan here ({where}). If npm start had a NUANCAN_DATA_DIR, run this command with the same; for a new installation run npm start or nuancan migrate first.',
  },
  DATABASE_UNREACHABLE: {
    status: 503,
    zh: '无法连接数据库 {host}：{problem}',
    en: 'The database at {host} cannot be reached: {problem}',
  },
  PROCESS_GAVE_UP: {
    status: 503,
    zh: '{name} 连续 {crashes} 次异常退出，不再重启。它最后的输出：\n{output}',
    en: '{name} ended unexpectedly {crashes} times and is not started again. Its last output:\n{output}',
  },
  DATABASE_GAVE_UP: {
    status: 503,
    zh: '数据库连续异常退出，不再重启：{problem}',
    en: 'The database keeps ending unexpectedly and is not started again: {problem}',
  },
  NOT_READY: {
    status: 504,
    zh: '{seconds} 秒内未就绪（{address}）：{problem}',
    en: 'Not ready within {seconds} s ({address}): {problem}',
  },
});
