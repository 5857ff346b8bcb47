import type { JsonObject } from '../json.ts';

/** How a zip archive begins. */
const zipMark = 'PK\u0003\u0004';

/** Bytes in which a saved plan shows. */
export const savedPlanHead: number = zipMark.length;

/** Says whether a file is a saved plan (`terraform plan -out=FILE`), by how it begins: one character a byte. */
export function looksLikeSavedPlan(head: string): boolean {
  return head.startsWith(zipMark);
}

/**
 * Says whether JSON is what OpenTofu writes where state and plans are encrypted. What stands before the members that tell
 * may have any length, and a plan may hold text that looks like them, so that the whole is parsed first.
 * @see https://opentofu.org/docs/language/state/encryption/
 */
export function isEncryptedByTofu(json: JsonObject): boolean {
  return Object.hasOwn(json, 'encrypted_data') && Object.hasOwn(json, 'encryption_version');
}
