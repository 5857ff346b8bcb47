import { UNKNOWN, type Value } from '@autoclave/catalog';
import { isJsonList, isJsonObject } from '../../json.ts';
import { bareOf, Dictionary, factsOf, isWrapped, Marked, Sequence, Unknown, type HclValue } from '../values/value.ts';
import { putMember, type Members } from './members.ts';

/** What is known of a JSON text that is not known as a whole; undefined where nothing is. */
export function documentOf(value: HclValue): Value | undefined {
  const bare = bareOf(value);
  if (!(bare instanceof Unknown) || bare.partial === undefined) return undefined;
  return bare.partial.kind === 'json' ? visible(bare.partial.value) : fromTemplate(bare.partial.parts);
}

/** A value whose secret parts are left out as if they were not known. */
function visible(value: HclValue): Value {
  const { isSensitive } = factsOf(value);
  if (value instanceof Marked && value.isSensitive) return UNKNOWN;
  if (isWrapped(value)) return visible(value.value);
  if (value instanceof Sequence) return value.items.map(visible);
  if (value instanceof Dictionary) {
    const values: Members<Value> = {};
    for (const [key, one] of value.entries) putMember(values, key, visible(one));
    return values;
  }
  return isSensitive || (typeof value === 'object' && value !== null) ? UNKNOWN : value;
}

/** Stands for what is not known while the text around it is read as JSON. No configuration holds it. */
const gap = '\uE000gap\uE000';

/** Reads a template as JSON; a gap outside of quotes stands for a value. */
function fromTemplate(parts: readonly HclValue[]): Value | undefined {
  let text = '';
  let isQuoted = false;
  for (const part of parts) {
    const bare = bareOf(part);
    if (typeof bare === 'string' && !factsOf(part).isSensitive) {
      if (bare.includes(gap)) return undefined;
      isQuoted = endsQuoted(bare, isQuoted);
      text += bare;
    } else text += isQuoted ? gap : JSON.stringify(gap);
  }
  try {
    return withGaps(JSON.parse(text), 0);
  } catch {
    return undefined;
  }
}

function endsQuoted(text: string, isQuoted: boolean): boolean {
  let quoted = isQuoted;
  for (let at = 0; at < text.length; at += 1) {
    if (quoted && text[at] === '\\') at += 1;
    else if (text[at] === '"') quoted = !quoted;
  }
  return quoted;
}

const deepest = 100;

function withGaps(json: unknown, depth: number): Value {
  if (depth > deepest) return UNKNOWN;
  if (typeof json === 'string') return json.includes(gap) ? UNKNOWN : json;
  if (isJsonList(json)) return json.map((one) => withGaps(one, depth + 1));
  if (!isJsonObject(json)) return typeof json === 'number' || typeof json === 'boolean' ? json : null;
  const names = Object.keys(json);
  // A member whose name is not known may be any of the others.
  if (names.some((name) => name.includes(gap))) return UNKNOWN;
  const values: Members<Value> = {};
  for (const name of names) putMember(values, name, withGaps(json[name], depth + 1));
  return values;
}
