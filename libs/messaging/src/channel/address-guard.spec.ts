import { describe, expect, it } from 'vitest';
import { AddressGuard, AddressRefused } from './address-guard.js';

const to =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address }));

describe('AddressGuard', () => {
  it.each([
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
    ],
    ...['224.0.0.1', '255.255.255.255', '198.18.0.1', '::1', '::', 'fe80::1', 'fd00::1', 'fc00::1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '::ffff:a00:1', '64:ff9b::a00:1', '2002:7f00:1::', '::7f00:1'],
  ])('refuses %s, as an address and behind a name', async (address) => {
    await expect(new AddressGuard([]).pin(address.includes(':') ? `[${address}]` : address)).rejects.toThrow(
      AddressRefused,
    );
    await expect(new AddressGuard([], to(address)).pin('gateway.example')).rejects.toThrow(AddressRefused);
  });

  it('refuses a name one of whose addresses is private, and one without any', async () => {
    await expect(new AddressGuard([], to('8.8.8.8', '10.0.0.1')).pin('x.example')).rejects.toThrow(AddressRefused);
    await expect(new AddressGuard([], to()).pin('x.example')).rejects.toThrow(AddressRefused);
  });

  it('takes public addresses, and private ones in a network that was named', async () => {
    const open = { isAllowedByName: false };
    expect(await new AddressGuard([], to('8.8.8.8')).pin('x.example')).toEqual({
      ...open,
      address: '8.8.8.8',
      family: 4,
    });
    expect(await new AddressGuard([], to('2400:3200::1')).pin('x.example')).toMatchObject({ family: 6 });
    const guard = new AddressGuard(['10.1.0.0/16', 'fd00::/64']);
    expect(await guard.pin('10.1.2.3')).toEqual({ isAllowedByName: true, address: '10.1.2.3', family: 4 });
    expect(await guard.pin('[fd00::5]')).toMatchObject({ isAllowedByName: true, family: 6 });
    await expect(guard.pin('10.2.0.1')).rejects.toThrow(AddressRefused);
  });
});
