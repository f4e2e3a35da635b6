import type { MealSlot } from '@nuancan/five-ones';
import type { BusinessDate } from '@nuancan/kernel';
import type { MessageKind } from './message-kinds.js';
import { MESSAGE_TEMPLATES, type MessageText } from './message-templates.js';

/** What a message is about, as the row keeps it. */
export interface MessageFacts {
  readonly kind: MessageKind;
  readonly businessDate: BusinessDate;
  /** Null: the whole day, or no slot at all. */
  readonly slot: MealSlot | null;
  /** Null: the whole district. */
  readonly placeName: string | null;
}

const SLOTS: Readonly<Record<MealSlot, MessageText>> = {
  breakfast: { zh: '早餐', en: 'breakfast' },
  lunch: { zh: '午餐', en: 'lunch' },
  dinner: { zh: '晚餐', en: 'dinner' },
};

/** Says a message in both languages, with nothing in it but days, slots and names of places. */
export function messageText({ kind, businessDate, slot, placeName }: MessageFacts): MessageText {
  const { zh, en } = MESSAGE_TEMPLATES[kind];
  const when = { day: businessDate, month: businessDate.slice(0, 7) };
  const whole = { zh: '全天', en: 'the whole day' };
  const said = slot === null ? whole : SLOTS[slot];
  return {
    zh: filled(zh, { ...when, slot: said.zh, place: placeName ?? '全区' }),
    en: filled(en, { ...when, slot: said.en, place: placeName ?? 'the whole district' }),
  };
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
