import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '@nuancan/platform';
import { listeningAddress, requireFreeAddress } from './listening-address.js';

describe('listeningAddress', () => {
  it('is port 3000 on loopback unless told otherwise', () => {
    expect(listeningAddress({})).toEqual({ host: '127.0.0.1', port: 3000, url: 'http://127.0.0.1:3000' });
    expect(listeningAddress({ PORT: '', HOST: '' }).port).toBe(3000);
  });

  it('names an address that can be opened, also for all addresses and IPv6', () => {
    expect(listeningAddress({ PORT: '81', HOST: '0.0.0.0' })).toEqual({
      host: '0.0.0.0',
      port: 81,
      url: 'http://127.0.0.1:81',
    });
    expect(listeningAddress({ HOST: '::' }).url).toBe('http://[::1]:3000');
    expect(listeningAddress({ HOST: 'fe80::1' }).url).toBe('http://[fe80::1]:3000');
  });

  it.each(['0', '65536', '-1', '3000.5', 'http', '0x'])('refuses PORT=%s and repeats it', (port) => {
    expect(() => listeningAddress({ PORT: port })).toThrow(
      expect.objectContaining({ code: 'UP.PORT_INVALID', zh: expect.stringContaining(port) }),
    );
  });
});

describe('requireFreeAddress', () => {
  let listener: Server | undefined;

  afterEach(async () => {
    await new Promise((resolve) => (listener ? listener.close(resolve) : resolve(undefined)));
    listener = undefined;
  });

  async function occupied(): Promise<number> {
    const port = await freePort();
    listener = createServer();
    await new Promise<void>((resolve) => listener?.listen(port, '127.0.0.1', resolve));
    return port;
  }

  it('names the port in use and the way to another', async () => {
    const port = await occupied();
    await expect(requireFreeAddress({ host: '127.0.0.1', port, url: '' }, 0)).rejects.toMatchObject({
      code: 'UP.PORT_IN_USE',
      zh: expect.stringContaining(`PORT=${port + 1} npm start`),
      en: expect.stringContaining(`Port ${port} is in use`),
    });
  });

  it('waits for a listener that is about to go', async () => {
    const port = await occupied();
    setTimeout(() => listener?.close(), 300);
    await expect(requireFreeAddress({ host: '127.0.0.1', port, url: '' }, 5_000)).resolves.toBeUndefined();
    listener = undefined;
  });

  it('says why when the system refuses the address', async () => {
    const port = await freePort();
    await expect(requireFreeAddress({ host: '203.0.113.1', port, url: '' }, 0)).rejects.toMatchObject({
      code: 'UP.PORT_REFUSED',
      en: expect.stringContaining('EADDRNOTAVAIL'),
    });
  });
});
