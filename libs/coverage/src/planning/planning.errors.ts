import { defineErrors } from '@nuancan/kernel';

/** Expected failures of sitings and scenarios. */
export const PlanningErrors = defineErrors('PLANNING', {
  SITING_NOT_FOUND: {
    status: 404,
    zh: '没有这次选址，或没有共享给这个账号',
    en: 'No such siting, or it is not shared with this account',
  },
  SCENARIO_NOT_FOUND: {
    status: 404,
    zh: '没有这个方案，或没有共享给这个账号',
    en: 'No such scenario, or it is not shared with this account',
  },
  NO_NETWORK: {
    status: 409,
    zh: '本区还没有启用的步行路网，没有计算',
    en: 'The district has no active walking network; nothing was computed',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条登记，原记录不变，这一条没有保存',
    en: 'This client id was used for another entry, which stays as it is; this one was not saved',
  },
  FACILITY_UNKNOWN: {
    status: 422,
    zh: '第 {change} 项变更的助餐点不存在、已关闭或不归这个账号管理，没有保存',
    en: 'The facility of change {change} does not exist, has closed or is not of this account; nothing was saved',
  },
  CHANGED_TWICE: {
    status: 422,
    zh: '第 {change} 项与前面的变更重复或矛盾，没有保存',
    en: 'Change {change} repeats or contradicts one before; nothing was saved',
  },
  CHANGE_NOT_WHOLE: {
    status: 422,
    zh: '第 {change} 项变更缺少内容，或有不该有的内容，没有保存',
    en: 'Change {change} lacks something, or has what is not of its kind; nothing was saved',
  },
  CHANGE_OFF_NETWORK: {
    status: 422,
    zh: '第 {change} 项的位置 300 米内没有可以步行的路，没有保存；请检查经纬度和坐标系',
    en: 'No walkable way lies within 300 m of change {change}; nothing was saved: check place and coordinate system',
  },
  NO_TOWN: {
    status: 422,
    zh: '区级账号的方案只能共享给全区，没有保存',
    en: 'What the district made is shared with the district or nobody; nothing was saved',
  },
  CANDIDATES: {
    status: 422,
    zh: '候选点名单有 {count} 处错误，没有计算',
    en: 'The list of candidates has {count} errors; nothing was computed',
  },
  NO_CANDIDATES: {
    status: 422,
    zh: '没有可用的候选点：没有坐标，或都不在路网上',
    en: 'There is no candidate to choose from: none has a place on the network',
  },
  TOO_LARGE: {
    status: 422,
    zh: '候选点和居民太多，算不了；请减少候选点或只选一个镇街',
    en: 'Too many candidates and residents at once: take fewer candidates',
  },
});
