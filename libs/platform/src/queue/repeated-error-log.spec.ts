import { expect, it, vi } from 'vitest';
import { RepeatedErrorLog } from './repeated-error-log.js';

it('tells an error once a minute, with the number withheld', () => {
  const warn = vi.fn();
  let now = 0;
  const log = new RepeatedErrorLog({ warn }, () => now);
  const error = Object.assign(new Error('x'), { code: '57P01' });
  for (; now < 60_000; now += 1_000) log.report('worker', error);
  log.report('relay', error);
  expect(warn).toHaveBeenCalledTimes(2);
  log.report('worker', error);
  expect(warn).toHaveBeenLastCalledWith(expect.objectContaining({ where: 'worker', withheld: 59 }));
});
