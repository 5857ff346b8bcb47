import { sha256 } from './sha256.ts';

/** So many digests are made sooner than `node:crypto` is loaded; from then on it is faster. */
const few = 24;
let made = 0;

/**
 * Names a finding in a way that is equal in every run: by control and logical address, never by line or message.
 * @param previousAddress The address before a `moved` block; the finding keeps the name that it had under it.
 * @returns 16 hexadecimal digits, the head of a SHA-256.
 */
export function fingerprint(control: string, address: string, previousAddress?: string): string {
  return digest(`${control}\n${previousAddress ?? address}`).slice(0, 16);
}

function digest(text: string): string {
  made += 1;
  // oxlint-disable-next-line house/no-process-outside-edge -- no state of the process, but a module that is loaded late
  return made > few ? process.getBuiltinModule('node:crypto').hash('sha256', text, 'hex') : sha256(text);
}
