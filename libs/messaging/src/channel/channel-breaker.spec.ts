import { describe, expect, it } from 'vitest';
import { retryPauseMs } from '../delivery/retry-pause.js';
import { ChannelBreaker } from './channel-breaker.js';

describe('ChannelBreaker', () => {
  it('pauses after three failures in a row, then lets one attempt decide', () => {
    let now = 0;
    const sut = new ChannelBreaker(() => now);
    for (const isDown of [true, true, false, true, true]) sut.report(isDown);
    expect(sut.waitMs()).toBe(0);
    sut.report(true);
    expect(sut.waitMs()).toBe(30_000);
    now = 30_000;
    expect(sut.waitMs()).toBe(0);
    sut.report(true);
    expect(sut.waitMs()).toBe(30_000);
    now = 60_000;
    sut.report(false);
    sut.report(true);
    expect(sut.waitMs()).toBe(0);
  });
});

describe('retryPauseMs', () => {
  it('grows for a day and then gives up, and waits as long as it was asked to', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => retryPauseMs(attempts) ?? 0);
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses[0]).toBe(30_000);
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(23 * 3_600_000);
    expect(retryPauseMs(9)).toBeNull();
    expect(retryPauseMs(1, 90_000)).toBe(90_000);
  });
});
