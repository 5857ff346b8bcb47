import { isJsonList } from '../../json.ts';
import { toNormalForm } from '../syntax/escapes.ts';
import { formatNumber, isExact } from '../values/number.ts';
import {
  bareOf,
  Dictionary,
  dictionary,
  failure,
  missingValue,
  sequence,
  Sequence,
  tooManyDigits,
  type HclValue,
} from '../values/value.ts';
import { loadYaml } from './packages.ts';

const mostAliases = 100;
const deepest = 200;

/** Reads one YAML document, with the types that Terraform knows; times become text as it writes them. */
export function decodeYaml(text: string): HclValue {
  if (/(?:^|[\s[{,])!/.test(text)) return missingValue('a YAML text with tags');
  const { parseDocument } = loadYaml();
  const document = parseDocument(text, {
    schema: 'core',
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    customTags: [moment, ...words],
  });
  if (document.errors.length > 0 || document.contents === null) return failure('a text is not YAML');
  try {
    return fromYaml(document.toJS({ maxAliasCount: mostAliases, mapAsMap: true }), 0);
  } catch {
    // Aliases that expand without end.
    return failure('a YAML text has too many aliases');
  }
}

const momentForm =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2}):(\d{2})(?:\.\d*)?[ \t]*(Z|[-+]\d{1,2}(?::?\d{2})?)?)?$/;

/** Terraform reads a time as text in the form of RFC 3339, without parts of seconds. */
const moment = {
  tag: 'tag:yaml.org,2002:timestamp',
  default: true,
  test: momentForm,
  resolve: (written: string): string => {
    const [, year = '', month = '', day = '', hour = '', minute = '', second = '', zone = 'Z'] =
      momentForm.exec(written) ?? [];
    const time = [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}${zoneOf(zone)}`;
  },
};

function zoneOf(zone: string): string {
  const [, sign = '', hours = '', minutes = '00'] = /^([-+])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  return sign === '' || Number(hours) + Number(minutes) === 0 ? 'Z' : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** Words for true and false of YAML 1.1, which Terraform still knows. */
const words = [
  { value: true, test: /^(?:y|Y|yes|Yes|YES|on|On|ON)$/ },
  { value: false, test: /^(?:n|N|no|No|NO|off|Off|OFF)$/ },
].map(({ value, test }) => ({ tag: 'tag:yaml.org,2002:bool', default: true, test, resolve: (): boolean => value }));

function fromYaml(value: unknown, depth: number): HclValue {
  if (depth > deepest) return failure('a YAML text is nested too deep');
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return toNormalForm(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return isExact(value) ? value : tooManyDigits();
  if (isJsonList(value))
    return sequence(
      'tuple',
      value.map((one) => fromYaml(one, depth + 1)),
    );
  if (!(value instanceof Map)) return failure('a YAML text holds a type that is not known');
  const entries: [string, HclValue][] = [];
  for (const [key, one] of value) {
    if (typeof key === 'object') return failure('a key of a YAML text must be text');
    entries.push([String(key), fromYaml(one, depth + 1)]);
  }
  return dictionary('object', entries);
}

/** Writes a known value as YAML, in the form that Terraform writes. */
export function encodeYaml(value: HclValue): HclValue {
  const lines = linesOf(value);
  return lines === undefined ? missingValue('a value that cannot be written as YAML here') : `${lines.join('\n')}\n`;
}

/** @returns undefined for what is written in a form of its own, such as text over several lines. */
function linesOf(value: HclValue): readonly string[] | undefined {
  const bare = bareOf(value);
  if (bare instanceof Sequence)
    return bare.items.length === 0 ? ['[]'] : nested(bare.items.map((item) => ['- ', item]));
  if (bare instanceof Dictionary) {
    if (bare.entries.size === 0) return ['{}'];
    return nested([...bare.entries].map(([key, one]) => [`${JSON.stringify(key)}:`, one]));
  }
  if (typeof bare === 'string') return /^[\u0020-\u007E]*$/.test(bare) ? [JSON.stringify(bare)] : undefined;
  const written = typeof bare === 'number' ? formatNumber(bare) : String(bare);
  return written === undefined ? undefined : [written];
}

function nested(parts: readonly (readonly [string, HclValue])[]): readonly string[] | undefined {
  const lines: string[] = [];
  for (const [start, value] of parts) {
    const inner = linesOf(value);
    if (inner === undefined) return undefined;
    const bare = bareOf(value);
    const isMap = bare instanceof Dictionary && bare.entries.size > 0;
    const isList = bare instanceof Sequence && bare.items.length > 0;
    const [first = '', ...others] = inner;
    if (start === '- ') lines.push(start + first, ...others.map((line) => `  ${line}`));
    else if (isMap) lines.push(start, ...inner.map((line) => `  ${line}`));
    else if (isList) lines.push(start, ...inner);
    else lines.push(`${start} ${first}`);
  }
  return lines;
}
