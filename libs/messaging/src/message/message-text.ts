import type { MealSlot } from '@nuancan/five-ones';
import type { BusinessDate } from '@nuancan/kernel';
import type { MessageKind } from './message-kinds.js';

/** What a message is about, as the row keeps it. */
export interface MessageFacts {
  readonly kind: MessageKind;
  readonly businessDate: BusinessDate;
  /** Null: the whole day, or no slot at all. */
  readonly slot: MealSlot | null;
  /** Null: the whole district. */
  readonly placeName: string | null;
}

/** A text in both languages. */
export interface MessageText {
  readonly zh: string;
  readonly en: string;
}

const SLOTS: Readonly<Record<MealSlot, MessageText>> = {
  breakfast: { zh: '早餐', en: 'breakfast' },
  lunch: { zh: '午餐', en: 'lunch' },
  dinner: { zh: '晚餐', en: 'dinner' },
};

const TEMPLATES: Readonly<Record<MessageKind, MessageText>> = {
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
};

/** Says a message in both languages, with nothing in it but days, slots and names of places. */
export function messageText({ kind, businessDate, slot, placeName }: MessageFacts): MessageText {
  const { zh, en } = TEMPLATES[kind];
  const whole = { zh: '全天', en: 'the whole day' };
  const said = slot === null ? whole : SLOTS[slot];
  return {
    zh: filled(zh, { day: businessDate, slot: said.zh, place: placeName ?? '全区' }),
    en: filled(en, { day: businessDate, slot: said.en, place: placeName ?? 'the whole district' }),
  };
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
