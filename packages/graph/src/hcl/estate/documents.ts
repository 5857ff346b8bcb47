import { REFERENCE_MARK, UNKNOWN, type Value } from '@autoclave/catalog';
import { isJsonList, isJsonObject, putMember, type Members } from '../../json.ts';
import { bareOf, Dictionary, factsOf, isWrapped, Marked, Sequence, Unknown, type HclValue } from '../values/value.ts';

/** Texts nested deeper than this are taken as not known. */
const deepest = 100;

/**
 * What is known of a JSON text that is not known as a whole; undefined where nothing is.
 * @param asWritten Keeps texts that are known but for references in them, and takes lists of texts too.
 */
export function documentOf(value: HclValue, asWritten = false): Value | undefined {
  const bare = bareOf(value);
  if (asWritten && bare instanceof Sequence) return visible(value, asWritten);
  if (!(bare instanceof Unknown) || bare.partial === undefined) return undefined;
  return bare.partial.kind === 'json'
    ? visible(bare.partial.value, asWritten)
    : fromTemplate(bare.partial.parts, asWritten);
}

/** A value whose secret parts are left out as if they were not known. */
function visible(value: HclValue, asWritten: boolean): Value {
  const { isSensitive } = factsOf(value);
  if (value instanceof Marked && value.isSensitive) return UNKNOWN;
  if (isWrapped(value)) return visible(value.value, asWritten);
  if (value instanceof Sequence) return value.items.map((item) => visible(item, asWritten));
  if (value instanceof Dictionary) {
    const values: Members<Value> = {};
    for (const [key, one] of value.entries) putMember(values, key, visible(one, asWritten));
    return values;
  }
  if (asWritten && (typeof value === 'string' || value instanceof Unknown)) return writtenText(value) ?? UNKNOWN;
  return isSensitive || (typeof value === 'object' && value !== null) ? UNKNOWN : value;
}

/** Parts of one text, with those of the templates in it: values are shared, so few of them may make a text without end. */
const mostParts = 1000;

/** A text with the references in it between marks; undefined where anything else in it is not known or not to be shown. */
function writtenText(whole: HclValue): string | undefined {
  let text = '';
  const open: HclValue[] = [whole];
  let parts = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const bare = bareOf(value);
    parts += 1;
    if (parts > mostParts || factsOf(value).isSensitive) return undefined;
    if (typeof bare === 'string' && !bare.includes(REFERENCE_MARK)) text += bare;
    else if (!(bare instanceof Unknown)) return undefined;
    else if (bare.partial?.kind === 'template') open.push(...bare.partial.parts.toReversed());
    else if (bare.leaf?.isCertain === true && bare.leaf.attribute !== '') {
      text += `${REFERENCE_MARK}${bare.leaf.target}.${bare.leaf.attribute}${REFERENCE_MARK}`;
    } else return undefined;
  }
  return text;
}

/** Stands for what is not known while the text around it is read as JSON. No configuration holds it. */
const gap = '\uE000gap\uE000';

/** The mark of references, also as JSON can write it: what the configuration holds of it is no reference. */
const ownMark = new RegExp(`${REFERENCE_MARK}|\\\\u${REFERENCE_MARK.charCodeAt(0).toString(16)}`, 'i');

/** Reads a template as JSON; a gap outside of quotes stands for a value. */
function fromTemplate(parts: readonly HclValue[], asWritten: boolean): Value | undefined {
  let text = '';
  let isQuoted = false;
  for (const part of parts) {
    const bare = bareOf(part);
    if (typeof bare === 'string' && !factsOf(part).isSensitive) {
      if (bare.includes(gap) || ownMark.test(bare)) return undefined;
      isQuoted = endsQuoted(bare, isQuoted);
      text += bare;
      continue;
    }
    const open = JSON.stringify((asWritten ? writtenText(part) : undefined) ?? gap);
    text += isQuoted ? open.slice(1, -1) : open;
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

function withGaps(json: unknown, depth: number): Value {
  if (depth > deepest) return UNKNOWN;
  if (typeof json === 'string') return json.includes(gap) ? UNKNOWN : json;
  if (isJsonList(json)) return json.map((one) => withGaps(one, depth + 1));
  if (!isJsonObject(json)) return typeof json === 'number' || typeof json === 'boolean' ? json : null;
  const names = Object.keys(json);
  // A member whose name is not known may be any of the others.
  if (names.some((name) => name.includes(gap) || name.includes(REFERENCE_MARK))) return UNKNOWN;
  const values: Members<Value> = {};
  for (const name of names) putMember(values, name, withGaps(json[name], depth + 1));
  return values;
}
