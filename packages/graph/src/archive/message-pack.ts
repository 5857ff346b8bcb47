/** What MessagePack holds beside plain values: texts in bytes, and extensions such as the mark of an unknown value. */
export type Packed =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Packed[]
  | PackedMap
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'extension' };

/** A map with texts for keys. */
export interface PackedMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Packed>;
}

/** Deeper than any value that Terraform can hold. */
const deepest = 200;

/**
 * Reads one value in MessagePack, which Terraform keeps values in.
 * @throws RangeError where the bytes end too early or are none of its forms
 * @see https://github.com/msgpack/msgpack/blob/master/spec.md
 */
export function unpack(bytes: Buffer): Packed {
  return new Unpacker(bytes).value(0);
}

class Unpacker {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  value(depth: number): Packed {
    if (depth > deepest) throw new RangeError('too deep');
    const tag = this.#unsigned(1);
    if (tag <= 0x7f) return tag;
    if (tag <= 0x8f) return this.#map(tag & 0x0f, depth);
    if (tag <= 0x9f) return this.#list(tag & 0x0f, depth);
    if (tag <= 0xbf) return this.#text(tag & 0x1f);
    if (tag >= 0xe0) return tag - 0x1_00;
    return this.#long(tag, depth);
  }

  /** Values whose first byte says nothing but their form. */
  #long(tag: number, depth: number): Packed {
    const size = 2 ** (tag & 0x03);
    if (tag === 0xc0) return null;
    if (tag === 0xc2 || tag === 0xc3) return tag === 0xc3;
    if (tag >= 0xc4 && tag <= 0xc6) return { kind: 'bytes', bytes: this.#take(this.#unsigned(size)) };
    if (tag >= 0xc7 && tag <= 0xc9) return this.#extension(this.#unsigned(2 ** (tag - 0xc7)));
    if (tag === 0xca) return this.#take(4).readFloatBE();
    if (tag === 0xcb) return this.#take(8).readDoubleBE();
    if (tag === 0xcf) return this.#take(8).readBigUInt64BE();
    if (tag === 0xd3) return this.#take(8).readBigInt64BE();
    if (tag >= 0xcc && tag <= 0xce) return this.#unsigned(size);
    if (tag >= 0xd0 && tag <= 0xd2) return this.#take(size).readIntBE(0, size);
    if (tag >= 0xd4 && tag <= 0xd8) return this.#extension(2 ** (tag - 0xd4));
    if (tag >= 0xd9 && tag <= 0xdb) return this.#text(this.#unsigned(2 ** (tag - 0xd9)));
    if (tag === 0xdc || tag === 0xdd) return this.#list(this.#unsigned(2 * (tag - 0xdb)), depth);
    if (tag === 0xde || tag === 0xdf) return this.#map(this.#unsigned(2 * (tag - 0xdd)), depth);
    throw new RangeError('no form of MessagePack');
  }

  #text(length: number): string {
    return this.#take(length).toString('utf8');
  }

  #extension(length: number): Packed {
    this.#take(length + 1);
    return { kind: 'extension' };
  }

  #list(length: number, depth: number): Packed {
    this.#require(length);
    return Array.from({ length }, () => this.value(depth + 1));
  }

  #map(length: number, depth: number): Packed {
    this.#require(length * 2);
    const entries = new Map<string, Packed>();
    for (let index = 0; index < length; index += 1) {
      const key = this.value(depth + 1);
      if (typeof key !== 'string') throw new RangeError('a key is no text');
      entries.set(key, this.value(depth + 1));
    }
    return { kind: 'map', entries };
  }

  #unsigned(size: number): number {
    return this.#take(size).readUIntBE(0, size);
  }

  #take(length: number): Buffer {
    this.#require(length);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** Each part takes a byte at least, so that a length that lies asks for no memory. */
  #require(length: number): void {
    if (this.#at + length > this.#bytes.length) throw new RangeError('the bytes end too early');
  }
}
