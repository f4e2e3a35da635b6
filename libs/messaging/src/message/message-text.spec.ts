import { parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { MESSAGE_KINDS } from './message-kinds.js';
import { messageText } from './message-text.js';

const FACTS = {
  businessDate: parseBusinessDate('2026-11-30'),
  slot: 'lunch',
  placeName: '蒋家池头村老年食堂',
} as const;

describe('messageText', () => {
  it.each(MESSAGE_KINDS)('says %s in both languages, with its day and place and nothing left open', (kind) => {
    for (const text of Object.values(messageText({ kind, ...FACTS }))) {
      expect(text).toContain(kind.startsWith('claim.') ? '2026-11' : '2026-11-30');
      // The queue is of the whole installation.
      expect(text.includes(FACTS.placeName)).toBe(!kind.startsWith('alert.'));
      expect(text).not.toMatch(/[{}]/);
    }
  });

  it('says the whole day and the whole district where none is named', () => {
    expect(messageText({ kind: 'closure.closed', ...FACTS, slot: null, placeName: null })).toEqual({
      zh: '停送：全区 2026-11-30 全天不送餐，订单已取消；请查看要探访的老人。',
      en: 'No delivery: the whole district, 2026-11-30, the whole day. Orders are cancelled; see who is to be visited.',
    });
  });

  it('leaves a name that looks like a placeholder as it is', () => {
    const { zh } = messageText({ kind: 'licence.expires', ...FACTS, placeName: '{day}' });
    expect(zh).toBe('证照 2026-11-30 到期：{day}。');
  });
});
