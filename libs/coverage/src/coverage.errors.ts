import { defineErrors } from '@nuancan/kernel';

/** Expected failures of the 15-minute map. */
export const CoverageErrors = defineErrors('COVERAGE', {
  NO_NETWORK: {
    status: 404,
    zh: '本区还没有启用的步行路网',
    en: 'The district has no active walking network yet',
  },
  NETWORK_NOT_FOUND: { status: 404, zh: '没有这个路网版本', en: 'There is no such network version' },
  FILE_EMPTY: { status: 422, zh: '路网文件是空的', en: 'The network file is empty' },
  FILE_TOO_LARGE: {
    status: 413,
    zh: '路网文件超过 {megabytes} MB',
    en: 'The network file is larger than {megabytes} MB',
  },
  TOO_MANY_OPEN: {
    status: 409,
    zh: '还有 {open} 个路网文件在等待构建，请稍后再传',
    en: '{open} network files are waiting to be built; send another one later',
  },
  NOT_READY: {
    status: 409,
    zh: '这个路网版本现在不能启用（状态：{state}）',
    en: 'This network version cannot be activated now (state: {state})',
  },
  ANOTHER_PLACING: {
    status: 409,
    zh: '另一个路网版本正在启用，请等它完成',
    en: 'Another network version is being activated; wait until it is done',
  },
  GAVE_UP: {
    status: 500,
    zh: '多次尝试后放弃，请重试或联系管理员',
    en: 'Given up after several attempts; try again or ask the administrator',
  },
  GRAPH_BROKEN: {
    status: 500,
    zh: '存储的路网与构建时不一致，请重新上传',
    en: 'The stored network is not the one that was built; upload it again',
  },
  NOT_COUNTED: { status: 404, zh: '还没有统计过覆盖情况', en: 'Coverage has not been counted yet' },
  FACILITY_UNKNOWN: {
    status: 422,
    zh: '第 {change} 项变更的助餐点不存在或已关闭',
    en: 'The facility of change {change} does not exist or has closed',
  },
});
