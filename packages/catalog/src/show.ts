import type { Attribute, References } from './resource.ts';
import { COMPUTED, isValueList, isValueMap, UNKNOWN, type Value } from './value.ts';

const longestShown = 120;

/** Renders an attribute for a message. Sensitive values read `(sensitive)`; text longer than 120 characters is cut. */
export function show(attribute: Attribute): string {
  if (attribute.state === 'absent') return 'not set';
  if (attribute.state === 'unknown') return '(known after apply)';
  return attribute.sensitive ? '(sensitive)' : showValue(attribute.value);
}

/** Renders a value that is not sensitive for a message. */
export function showValue(value: Value): string {
  // What is cut off need not be written: a policy may be long.
  const text = plain(typeof value === 'string' ? value.slice(0, longestShown) : value);
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

/** Names the reason why an attribute is not known: the hop that cannot be seen, or the plain fact. */
export function missingHop(references: References): string {
  if (references.missing.length > 0) return `${references.missing.join(', ')} cannot be seen in this input`;
  const targets = references.links.map((link) => reference(link.target.address, link.attribute));
  return targets.length > 0 ? `known after apply, from ${targets.join(' or ')}` : 'known after apply';
}

/** Joins an address and an attribute; the attribute may be ''. */
export function reference(address: string, attribute: string): string {
  return attribute === '' ? address : `${address}.${attribute}`;
}

function plain(value: Value): string {
  if (value === UNKNOWN) return '(known after apply)';
  if (value === COMPUTED) return 'not set';
  if (isValueList(value)) return `[${value.map(plain).join(', ')}]`;
  if (isValueMap(value)) return `{${Object.keys(value).join(', ')}}`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
