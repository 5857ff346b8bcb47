import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive, and what the archive is to say of it. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  /** Sizes, flags and name that the archive states, where they are not the true ones. */
  readonly stated?: { readonly size?: number; readonly flags?: number; readonly localName?: string };
  /** Has its bytes in common with the entry before it. */
  readonly isShared?: boolean;
}

/** Writes a zip archive by hand, with whatever contradictions a test asks for. */
export function zipOf(entries: readonly ZipEntry[], count: number = entries.length): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  let last = 0;
  for (const entry of entries) {
    const { name, content, stated = {}, isShared = false } = entry;
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    if (!isShared) last = offset;
    const facts = {
      flags: stated.flags ?? 0,
      crc: crc32(plain),
      packed: packed.length,
      size: stated.size ?? plain.length,
    };
    const local = Buffer.concat([localHeader(stated.localName ?? name, facts), packed]);
    centrals.push(centralHeader(name, facts, last));
    if (isShared) continue;
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

interface EntryFacts {
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

const deflated = 8;

function localHeader(name: string, { flags, crc, packed, size }: EntryFacts): Buffer {
  const bytes = Buffer.from(name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04_03_4b_50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(bytes.length, 26);
  return Buffer.concat([header, bytes]);
}

function centralHeader(name: string, { flags, crc, packed, size }: EntryFacts, offset: number): Buffer {
  const bytes = Buffer.from(name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02_01_4b_50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(deflated, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(bytes.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, bytes]);
}
