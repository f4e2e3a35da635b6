import { testAddresses } from './test-addresses.js';

/**
 * The scratch Redis of this run; use a key prefix of your own, other files share it.
 * @throws when `redis-server` is not installed, with what to do about it
 */
export function testRedisUrl(): string {
  const { redisUrl } = testAddresses();
  if (redisUrl === null) {
    throw new Error(
      'redis-server is not installed: `apt-get install redis-server`, or run `npm test` as root, which does it',
    );
  }
  return redisUrl;
}
