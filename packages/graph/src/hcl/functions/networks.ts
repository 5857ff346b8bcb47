import { failure, sequence, type HclValue } from '../values/value.ts';
import { ofKnown, type FunctionDefinition } from './define.ts';

/** Functions over IP networks. */
export const networkFunctions: Readonly<Record<string, FunctionDefinition>> = {
  cidrhost: ofKnown(['text', 'number'], (prefix, host) => {
    const network = parseNetwork(prefix);
    if (network === undefined || !Number.isSafeInteger(host)) return notANetwork(prefix);
    const size = 1n << BigInt(network.bits - network.prefix);
    const number = host < 0 ? size + BigInt(host) : BigInt(host);
    if (number < 0n || number >= size) return failure('a network has no such host');
    return writeAddress(network.address + number, network.bits);
  }),
  cidrnetmask: ofKnown(['text'], (prefix) => {
    const network = parseNetwork(prefix);
    if (network === undefined || network.bits !== 32) return notANetwork(prefix);
    return writeAddress(maskOf(network), 32);
  }),
  cidrsubnet: ofKnown(['text', 'number', 'number'], (prefix, newBits, number) => {
    const network = parseNetwork(prefix);
    return network === undefined ? notANetwork(prefix) : subnet(network, newBits, number);
  }),
  cidrsubnets: ofKnown(['text', '...number'], (prefix, newBits) => {
    const network = parseNetwork(prefix);
    return network === undefined ? notANetwork(prefix) : subnets(network, newBits);
  }),
};

interface Network {
  readonly address: bigint;
  readonly prefix: number;
  readonly bits: 32 | 128;
}

function subnet(network: Network, newBits: number, number: number): HclValue {
  const prefix = network.prefix + newBits;
  if (!Number.isSafeInteger(newBits) || newBits < 0 || prefix > network.bits)
    return failure('a network has no room for its subnets');
  if (!Number.isSafeInteger(number) || number < 0 || BigInt(number) >= 1n << BigInt(newBits)) {
    return failure('a network has no such subnet');
  }
  const address = network.address + (BigInt(number) << BigInt(network.bits - prefix));
  return writeNetwork({ ...network, address, prefix });
}

/** One after the other, each aligned to its own size. */
function subnets(network: Network, newBits: readonly number[]): HclValue {
  const found: HclValue[] = [];
  const end = network.address + (1n << BigInt(network.bits - network.prefix));
  let next = network.address;
  for (const more of newBits) {
    const prefix = network.prefix + more;
    if (!Number.isSafeInteger(more) || more < 1 || more > 32 || prefix > network.bits) {
      return failure('a network has no room for its subnets');
    }
    const size = 1n << BigInt(network.bits - prefix);
    const start = ((next + size - 1n) / size) * size;
    if (start + size > end) return failure('a network has no room for its subnets');
    found.push(writeNetwork({ ...network, address: start, prefix }));
    next = start + size;
  }
  return sequence('list', found);
}

function parseNetwork(written: string): Network | undefined {
  const [address = '', length = '', more] = written.split('/');
  if (more !== undefined || !/^\d{1,3}$/.test(length)) return undefined;
  const bits = address.includes(':') ? 128 : 32;
  const number = bits === 32 ? parseV4(address) : parseV6(address);
  const prefix = Number(length);
  if (number === undefined || prefix > bits) return undefined;
  const network: Network = { address: number, prefix, bits };
  return { ...network, address: number & maskOf(network) };
}

function maskOf({ prefix, bits }: Network): bigint {
  return ((1n << BigInt(prefix)) - 1n) << BigInt(bits - prefix);
}

function parseV4(written: string): bigint | undefined {
  const parts = written.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((number, part) => (number << 8n) + BigInt(part), 0n);
}

function parseV6(written: string): bigint | undefined {
  const [head = '', tail, more] = written.split('::');
  if (more !== undefined) return undefined;
  const [first, last] = [head, tail ?? ''].map((half) => (half === '' ? [] : half.split(':')));
  const given = [...(first ?? []), ...(last ?? [])];
  const missing = 8 - given.length;
  if ((tail === undefined && missing !== 0) || missing < 0) return undefined;
  const groups = [...(first ?? []), ...Array.from({ length: missing }, () => '0'), ...(last ?? [])];
  if (groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.reduce((number, group) => (number << 16n) + BigInt(`0x${group}`), 0n);
}

function writeNetwork(network: Network): string {
  return `${writeAddress(network.address, network.bits)}/${network.prefix}`;
}

function writeAddress(address: bigint, bits: 32 | 128): string {
  const size = bits === 32 ? 8n : 16n;
  const count = bits === 32 ? 4 : 8;
  const groups = Array.from(
    { length: count },
    (_, at) => (address >> (BigInt(count - 1 - at) * size)) & ((1n << size) - 1n),
  );
  return bits === 32 ? groups.join('.') : writeV6(groups.map((group) => group.toString(16)));
}

/** The longest run of zeros, if it is longer than one group, is left out (RFC 5952). */
function writeV6(groups: readonly string[]): string {
  let [start, length] = [0, 0];
  for (let from = 0; from < groups.length; from += 1) {
    let to = from;
    while (groups[to] === '0') to += 1;
    if (to - from > length) [start, length] = [from, to - from];
  }
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

function notANetwork(prefix: string): HclValue {
  return failure(`${JSON.stringify(prefix)} is not a network`);
}
