import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Addresses of machines themselves, of private networks, of links and of clouds' insides; IPv4 written as IPv6 is judged as IPv4. */
const REFUSED_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...[
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/3',
  ],
];
const REFUSED_6 = [
  ...['::/96', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];

/** An address to connect to. */
export interface PinnedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Finds all addresses of a name. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string }[]>;

/** The name leads, with one of its addresses at least, to where nobody may be sent. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly code = 'ADDRESS_REFUSED';
}

/**
 * Says where a host may be connected to. Its addresses are looked up once and the one that was judged is the one that is
 * used, so that a second answer of the name server changes nothing.
 */
export class AddressGuard {
  private readonly refused = listOf([...REFUSED_4, ...REFUSED_6]);
  private readonly allowed: BlockList;

  /** @param allowed networks (CIDR) that may be used although they are private */
  constructor(
    allowed: readonly string[],
    private readonly resolve: Resolve = (host) => lookup(host, { all: true, verbatim: true }),
  ) {
    this.allowed = listOf(allowed);
  }

  /** @throws AddressRefused, and what the name server says */
  async pin(host: string): Promise<PinnedAddress & { readonly isAllowedByName: boolean }> {
    const bare = host.replace(/^\[|\]$/g, '');
    const found = isIP(bare) === 0 ? await this.resolve(bare) : [{ address: bare }];
    const [first] = found;
    if (first === undefined || !found.every(({ address }) => this.isOpen(address))) throw new AddressRefused();
    const family = isIP(first.address) === 6 ? 6 : 4;
    return { address: first.address, family, isAllowedByName: this.holds(this.allowed, first.address) };
  }

  private isOpen(address: string): boolean {
    if (isIP(address) === 0) return false;
    return this.holds(this.allowed, address) || !this.holds(this.refused, address);
  }

  private holds(list: BlockList, address: string): boolean {
    return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
