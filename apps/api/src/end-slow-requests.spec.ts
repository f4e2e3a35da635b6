import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchBody, type Incoming } from './end-slow-requests.js';

const HALF_A_MINUTE = 30_000;

describe('a request whose body is under way', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  function begin(): Incoming & EventEmitter & { complete: boolean; socket: { bytesRead: number } } {
    const socket = { bytesRead: 900, end: vi.fn(), destroy: vi.fn() };
    const incoming = Object.assign(new EventEmitter(), { complete: false, headers: {}, socket });
    watchBody(incoming as unknown as Incoming);
    return incoming as never;
  }

  it('goes on for as long as it comes at 8 kbit/s', () => {
    const photo = begin();
    for (let look = 0; look < 5; look += 1) {
      photo.socket.bytesRead += 30 * 1024;
      vi.advanceTimersByTime(HALF_A_MINUTE);
    }
    expect(photo.socket.end).not.toHaveBeenCalled();
  });

  it('is ended when it only trickles, also after a good beginning', () => {
    const trickle = begin();
    trickle.socket.bytesRead += 200_000;
    vi.advanceTimersByTime(HALF_A_MINUTE);
    trickle.socket.bytesRead += 30;
    vi.advanceTimersByTime(HALF_A_MINUTE);
    expect(trickle.socket.end).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('408'), expect.any(Function));
    vi.advanceTimersByTime(HALF_A_MINUTE);
    expect(trickle.socket.end).toHaveBeenCalledTimes(1);
  });

  it('is left alone once all of it is here, and once its connection is over', () => {
    const [whole, gone] = [begin(), begin()];
    whole.complete = true;
    gone.emit('close');
    vi.advanceTimersByTime(3 * HALF_A_MINUTE);
    for (const { socket } of [whole, gone]) expect(socket.end).not.toHaveBeenCalled();
  });
});
