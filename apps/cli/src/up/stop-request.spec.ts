import { afterEach, describe, expect, it, vi } from 'vitest';
import { StopRequest, StopRequested } from './stop-request.js';

describe('StopRequest', () => {
  let stop: StopRequest | undefined;

  afterEach(() => {
    stop?.close();
    vi.useRealTimers();
    vi.restoreAllMocks();
    delete process.env['npm_lifecycle_event'];
  });

  it.each([
    ['takes the end of npm, which passes a signal on to its shell only, for one', 'start', true],
    ['runs on when whoever started it without npm has ended', undefined, false],
  ])('%s', async (_, event, stops) => {
    if (event !== undefined) process.env['npm_lifecycle_event'] = event;
    else delete process.env['npm_lifecycle_event'];
    vi.useFakeTimers();
    const parent = vi.spyOn(process, 'ppid', 'get').mockReturnValue(77);
    stop = new StopRequest(() => undefined);
    let asked = false;
    void stop.received.then(() => (asked = true));
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked).toBe(false);
    parent.mockReturnValue(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked).toBe(stops);
  });

  it('lets finished work through', async () => {
    stop = new StopRequest(() => undefined);
    await expect(stop.until(Promise.resolve(7))).resolves.toBe(7);
    await expect(stop.until(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('leaves work alone as soon as a signal comes', async () => {
    stop = new StopRequest(() => undefined);
    const waiting = stop.until(new Promise(() => undefined));
    process.emit('SIGTERM');
    await expect(waiting).rejects.toBeInstanceOf(StopRequested);
    await expect(stop.received).resolves.toBeUndefined();
  });

  it('takes the same keystroke passed on by npm for one, a later one for force', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const force = vi.fn();
    stop = new StopRequest(force);
    process.emit('SIGINT');
    vi.setSystemTime(1_000_050);
    process.emit('SIGINT');
    expect(force).not.toHaveBeenCalled();
    vi.setSystemTime(1_002_000);
    process.emit('SIGINT');
    expect(force).toHaveBeenCalledTimes(1);
  });

  it('does not listen any more after it is closed', () => {
    const before = process.listenerCount('SIGINT');
    stop = new StopRequest(() => undefined);
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    stop.close();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
