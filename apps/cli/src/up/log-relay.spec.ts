import { describe, expect, it } from 'vitest';
import { LogRelay } from './log-relay.js';

function relayAt(start: number) {
  const lines: string[] = [];
  const clock = { now: start };
  const relay = new LogRelay({ name: 'api', write: (line) => lines.push(line), now: () => clock.now });
  return { relay, lines, clock };
}

describe('LogRelay', () => {
  it('passes lines on with the name of their process', () => {
    const { relay, lines } = relayAt(1_000_000);
    relay.line('hello');
    expect(lines).toEqual(['[api] hello']);
  });

  it('drops what exceeds 300 lines in 10 s and says how many', () => {
    const { relay, lines, clock } = relayAt(1_000_000);
    for (let line = 0; line < 1_000; line += 1) relay.line(`error ${line}`);
    expect(lines).toHaveLength(300);
    clock.now += 10_000;
    relay.line('calm again');
    expect(lines).toHaveLength(302);
    expect(lines[300]).toContain('700');
    expect(lines[301]).toBe('[api] calm again');
  });

  it('keeps the last 20 lines, dropped ones included, and cuts endless ones', () => {
    const { relay } = relayAt(1_000_000);
    for (let line = 0; line < 500; line += 1) relay.line(`error ${line}`);
    relay.line('x'.repeat(1_000_000));
    const tail = relay.tail().split('\n');
    expect(tail).toHaveLength(20);
    expect(tail[18]).toBe('error 499');
    expect(tail[19]).toHaveLength(8_000);
  });
});
