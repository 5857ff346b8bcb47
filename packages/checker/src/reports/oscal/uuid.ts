import { createHash } from 'node:crypto';

/** Our own namespace of name-based UUIDs. It must never change: the same finding keeps its UUID from run to run. */
const namespace = Buffer.from('6f1c0f4e8a0b5b0d9a3e7d51c2a94b18', 'hex');

/** Makes a name-based UUID (version 5, RFC 9562 section 5.5): equal parts give equal UUIDs on every machine. */
export function uuid(...parts: readonly string[]): string {
  const digest = createHash('sha1').update(namespace).update(parts.join('\n')).digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
