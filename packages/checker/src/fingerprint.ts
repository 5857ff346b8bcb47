type Hash = (algorithm: string, text: string, encoding: 'hex') => string;

let hash: Hash | undefined;

/**
 * Names a finding in a way that is equal in every run: by control and logical address, never by line or message.
 * @param previousAddress The address before a `moved` block; the finding keeps the name that it had under it.
 * @returns 16 hexadecimal digits, the head of a SHA-256.
 */
export function fingerprint(control: string, address: string, previousAddress?: string): string {
  // oxlint-disable-next-line house/no-process-outside-edge -- no state of the process, but a module that is loaded late
  hash ??= process.getBuiltinModule('node:crypto').hash;
  return hash('sha256', `${control}\n${previousAddress ?? address}`, 'hex').slice(0, 16);
}
