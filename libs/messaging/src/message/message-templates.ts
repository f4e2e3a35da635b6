import type { MessageKind } from './message-kinds.js';

/** A text in both languages. */
export interface MessageText {
  readonly zh: string;
  readonly en: string;
}

/** What each kind says: {day}, {month}, {slot} and {place} are filled in, and there is nothing else to say. */
export const MESSAGE_TEMPLATES: Readonly<Record<MessageKind, MessageText>> = {
  'closure.closed': {
    zh: '停送：{place} {day} {slot}不送餐，订单已取消；请查看要探访的老人。',
    en: 'No delivery: {place}, {day}, {slot}. Orders are cancelled; see who is to be visited.',
  },
  'closure.lifted': {
    zh: '恢复送餐：{place} {day} {slot}；来得及的订单已恢复。',
    en: 'Delivery after all: {place}, {day}, {slot}. Orders still in time stand again.',
  },
  'deadline.inspection': { zh: '检查计划日 {day}：{place}。', en: 'Inspection planned for {day}: {place}.' },
  'deadline.finding': { zh: '整改期限 {day}：{place}。', en: 'A finding is to be put right by {day}: {place}.' },
  'deadline.complaint': { zh: '投诉答复期限 {day}：{place}。', en: 'A complaint is to be answered by {day}: {place}.' },
  'licence.expires': { zh: '证照 {day} 到期：{place}。', en: 'A licence expires on {day}: {place}.' },
  'sample.missing': {
    zh: '没有留样：{place} {day} {slot}有一道菜没有留样登记。',
    en: 'Sample missing: {place}, {day}, {slot}: a dish has no food sample on record.',
  },
  'sample.disposable': {
    zh: '留样到期：{place} {day} {slot}的留样可以处理了。',
    en: 'Sample kept long enough: {place}, {day}, {slot}: it may be thrown away.',
  },
  'claim.submitted': {
    zh: '申报待复核：{place} {month} 的申报已提交，请镇街复核。',
    en: 'Claim to review: {place} has submitted its claim of {month}.',
  },
  'claim.endorsed': {
    zh: '申报待批准：{place} {month} 的申报镇街已复核，请区里审批。',
    en: 'Claim to approve: the town has endorsed the claim of {place} of {month}.',
  },
  'claim.returned': {
    zh: '申报已退回：{place} {month} 的申报被退回，请看原因、改好后再提交。',
    en: 'Claim returned: the claim of {place} of {month} came back; read why, put it right and submit it again.',
  },
  'claim.approved': {
    zh: '申报已批准：{place} {month} 的申报已批准，等待拨付。',
    en: 'Claim approved: the claim of {place} of {month} is approved and waits to be paid.',
  },
  'claim.disbursed': {
    zh: '补贴已拨付：{place} {month} 的补贴已拨付。',
    en: 'Subsidy paid: the claim of {place} of {month} has been paid.',
  },
  'welfare.opened': {
    zh: '关爱个案：{place} {day} 有一位老人需要联系，请马上处理。',
    en: 'Welfare case: {place}, {day}: somebody has to be called, please see to it at once.',
  },
  'welfare.officer': {
    zh: '关爱个案待值班处理：{place} {day} 的个案还没有人联系上，请值班人员处理。',
    en: 'Welfare case for whoever is on duty: {place}, {day}: nobody could be reached so far.',
  },
  'welfare.escalated': {
    zh: '关爱个案已升级：{place} {day} 的个案到时仍无人处理，请区里处理。',
    en: 'Welfare case escalated: {place}, {day}: nobody has seen to it in time.',
  },
  'welfare.lapsed': {
    zh: '关爱个案又没有人处理：{place} {day} 的个案，接手的人到时没有办结或已交回，请接着处理。',
    en: 'Welfare case in nobody’s hands again: {place}, {day}: whoever saw to it did not end it in time or handed it over.',
  },
  'welfare.closed': {
    zh: '关爱个案已办结：{place} {day}，餐照常送。',
    en: 'Welfare case closed: {place}, {day}; meals go on as ordered.',
  },
  'welfare.ask_first': {
    zh: '关爱个案已办结：{place} {day}，下一餐先别急着送，请看怎么办。',
    en: 'Welfare case closed: {place}, {day}; look before the next meal is brought.',
  },
  'delivery.volunteer_out': {
    zh: '送餐志愿者今天来不了：{place} {day} {slot}，路线正在重新安排，请查看。',
    en: 'A volunteer cannot come: {place}, {day}, {slot}; the routes are planned anew, please look.',
  },
  'delivery.not_noted': {
    zh: '还没有登记出发：{place} {day} {slot}，志愿者已经到了老人门口；请登记出发，送达的餐才能记上。',
    en: 'A departure is not noted: {place}, {day}, {slot}. A volunteer is at the doors already; note it, or no meal of theirs can be booked.',
  },
  'family.asked': {
    zh: '家属请求：{day} {place} 收到一条家属请求，请在“家属”页答复。',
    en: 'A family asks: {place}, {day}. Please answer on the page Families.',
  },
  'alert.oldest_waiting': { zh: '系统告警 {day}：任务等得太久。', en: 'System alert, {day}: jobs wait too long.' },
  'alert.dead_jobs': {
    zh: '系统告警 {day}：有任务失败，等人处理。',
    en: 'System alert, {day}: dead jobs wait for a person.',
  },
  'alert.schedulers_missing': {
    zh: '系统告警 {day}：定时器不见了。',
    en: 'System alert, {day}: schedulers are gone.',
  },
  'alert.relay_lag': { zh: '系统告警 {day}：任务转发落后。', en: 'System alert, {day}: the relay is behind.' },
  'alert.queue_silent': { zh: '系统告警 {day}：队列没有应答。', en: 'System alert, {day}: the queue does not answer.' },
  'alert.cleared': { zh: '系统告警解除 {day}。', en: 'System alert over, {day}.' },
};
