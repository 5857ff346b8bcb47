import type { UserError } from '@autoclave/catalog';
import { stateIsRaw } from './errors.ts';
import { textAt, type JsonObject } from './json.ts';

/** Says whether a plan or state of this `format_version` can be read: the betas 0.1 and 0.2, and every 1.x. */
export function isSupportedVersion(version: string): boolean {
  return /^(?:0\.[12]|1\.\d+)$/.test(version);
}

/**
 * Reads the `format_version` that every plan and state has as JSON; the state file itself has a `lineage` instead.
 * @param refusal Makes the error for JSON that is neither.
 * @throws UserError state-is-raw, and that of `refusal`
 */
export function requireFormatVersion(
  json: JsonObject,
  path: string,
  refusal: (path: string, found: string) => UserError,
): string {
  const version = textAt(json, 'format_version');
  if (version !== undefined) return version;
  if (Object.hasOwn(json, 'lineage')) throw stateIsRaw(path);
  throw refusal(path, 'JSON without a format_version');
}
