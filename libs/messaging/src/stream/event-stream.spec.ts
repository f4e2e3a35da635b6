import { describe, expect, it } from 'vitest';
import type { MessageDto } from '../message/message.dto.js';
import { EventStream } from './event-stream.js';
import { writtenAt } from './written-at.js';

const message = (id: string, minute: number): MessageDto => ({
  ...{ id, kind: 'claim.returned', topic: 'claim', aboutId: id, businessDate: '2026-10-01', slot: null },
  ...{ zh: '…', en: '…', createdAt: new Date(Date.UTC(2026, 10, 30, 8, minute)), readAt: null },
});

function page() {
  const written: string[] = [];
  const sink = {
    writableLength: 0,
    over: '',
    write: (text: string) => written.push(text),
    end: () => (sink.over = 'ended'),
    destroy: () => (sink.over = 'destroyed'),
  };
  return { written, sink, sut: new EventStream(sink) };
}

describe('EventStream', () => {
  it('sends a message once, also one that was committed after a later one, and the count when it changes', () => {
    const { sut, written } = page();
    sut.tell({ items: [message('b', 2)], unread: 1 });
    sut.tell({ items: [message('a', 1), message('b', 2)], unread: 2 });
    sut.tell({ items: [message('a', 1), message('b', 2)], unread: 2 });
    expect(written.map((text) => text.split('\n')[0])).toEqual(['id: b', 'event: unread', 'id: a', 'event: unread']);
    expect(written[0]).toContain('"zh":"…"');
    expect(written[3]).toBe('event: unread\ndata: {"unread":2}\n\n');
  });

  it('says nothing of what the page has, and forgets what is long past', () => {
    const { sut, written } = page();
    sut.skip({ items: [message('a', 1)], unread: 1 });
    sut.tell({ items: [message('a', 1), message('b', 20)], unread: 1 });
    expect(written.filter((text) => text.startsWith('id: '))).toHaveLength(1);
    sut.tell({ items: [message('a', 1)], unread: 1 });
    expect(written.filter((text) => text.startsWith('id: a'))).toHaveLength(1);
  });

  it('ends with a reason, once, and is silent then', () => {
    const { sut, written, sink } = page();
    sut.end('session');
    sut.end('shutdown');
    sut.beat();
    expect(written).toEqual(['event: end\ndata: {"why":"session"}\n\n']);
    expect(sink.over).toBe('ended');
  });

  it('gives up a page that takes nothing in', () => {
    const { sut, written, sink } = page();
    sink.writableLength = 65 * 1024;
    sut.beat();
    expect({ over: sink.over, isOver: sut.isOver, written }).toEqual({ over: 'destroyed', isOver: true, written: [] });
  });
});

describe('writtenAt', () => {
  it('reads the time in the id that RFC 9562 gives as an example, and nothing in what is none', () => {
    expect(writtenAt('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')?.toISOString()).toBe('2022-02-22T19:22:22.000Z');
    for (const other of [undefined, '', 'x', 'c9bf9e57-1685-4c89-bafb-ff5af830be8a'])
      expect(writtenAt(other)).toBeNull();
  });
});
