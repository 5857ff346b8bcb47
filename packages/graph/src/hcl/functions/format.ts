import { joinTexts } from '../evaluate/templates.ts';
import { convertTo } from '../values/convert.ts';
import { formatNumber } from '../values/number.ts';
import { bareOf, factsOf, failure, missingValue, tooManyDigits, Unknown, type HclValue } from '../values/value.ts';
import { withMarks } from '../evaluate/operators.ts';
import { encodeJson } from './json.ts';

const verb = /%(?<flags>[-+ 0#]*)(?<width>\d+)?(?:\.(?<precision>\d+)?)?(?:\[(?<index>\d+)\])?(?<letter>[a-zA-Z%])|%/g;

interface Verb {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly letter: string;
}

/** Widths and precisions past this are refused: they ask for text, not for a layout. */
const widest = 1000;

/** Fills values into a pattern, as `format` does. What is not known keeps its place in the result. */
export function formatText(pattern: HclValue, given: readonly HclValue[]): HclValue {
  const written = bareOf(convertTo(pattern, 'string'));
  if (written instanceof Unknown) return written;
  if (typeof written !== 'string') return failure('a pattern must be text');
  const parts: HclValue[] = [];
  let from = 0;
  let next = 0;
  for (const match of written.matchAll(verb)) {
    parts.push(written.slice(from, match.index));
    from = match.index + match[0].length;
    const { flags = '', width = '0', precision, index, letter } = match.groups ?? {};
    if (letter === '%') {
      parts.push('%');
      continue;
    }
    if (letter === undefined || Number(width) > widest || Number(precision ?? 0) > widest) {
      return failure('a pattern has a form that is not known');
    }
    const at = index === undefined ? next : Number(index) - 1;
    next = at + 1;
    const value = given[at];
    if (value === undefined) return failure('a pattern asks for more values than there are');
    const digits = precision === undefined ? undefined : Number(precision);
    const shown = formatValue({ flags, width: Number(width), precision: digits, letter }, value);
    parts.push(shown);
  }
  if (next < given.length && !written.includes('[')) return failure('there are more values than a pattern asks for');
  parts.push(written.slice(from));
  return joinTexts(parts);
}

function formatValue(how: Verb, value: HclValue): HclValue {
  const facts = factsOf(value);
  if (!facts.isKnown) return convertOpen(how, value);
  const formatted = formatKnown(how, value);
  return typeof formatted === 'string' ? withMarks(pad(how, formatted), [value]) : formatted;
}

/** A value that is not known in a place of its own; a layout around it would be known no more. */
function convertOpen({ letter, width }: Verb, value: HclValue): HclValue {
  const bare = bareOf(value);
  if (letter === 's' && width === 0 && bare instanceof Unknown) return value;
  return letter === 'v' && bare instanceof Unknown ? value : encodeJson(value);
}

function formatKnown(how: Verb, value: HclValue): string | Unknown {
  switch (how.letter) {
    case 's':
    case 'q':
      return formatString(how, value);
    case 'v':
      return formatAny(how, value);
    case 't': {
      const bare = bareOf(convertTo(value, 'bool'));
      return typeof bare === 'boolean' ? String(bare) : failure('%t takes a bool');
    }
    default:
      return formatNumeric(how, value);
  }
}

function formatString({ letter, precision }: Verb, value: HclValue): string | Unknown {
  const bare = bareOf(convertTo(value, 'string'));
  if (typeof bare !== 'string') return failure('a pattern takes text');
  const cut = precision === undefined ? bare : Array.from(bare).slice(0, precision).join('');
  return letter === 'q' ? JSON.stringify(cut) : cut;
}

function formatAny(how: Verb, value: HclValue): string | Unknown {
  const bare = bareOf(value);
  if (how.flags.includes('#') || typeof bare === 'object') {
    const json = bareOf(encodeJson(value));
    return typeof json === 'string' || json instanceof Unknown ? json : failure('a value cannot be written');
  }
  // Past these bounds Go writes an exponent.
  const isPlain = typeof bare !== 'number' || bare === 0 || (Math.abs(bare) >= 1e-4 && Math.abs(bare) < 1e21);
  return isPlain ? formatString({ ...how, letter: 's' }, value) : missingValue('a number with an exponent');
}

const bases = new Map([
  ['b', 2],
  ['o', 8],
  ['d', 10],
  ['x', 16],
  ['X', 16],
]);

function formatNumeric({ flags, precision, letter }: Verb, value: HclValue): string | Unknown {
  const number = bareOf(convertTo(value, 'number'));
  if (typeof number !== 'number') return number instanceof Unknown ? number : failure('a pattern takes a number');
  const plus = number < 0 ? '' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const base = bases.get(letter);
  if (base !== undefined) {
    if (!Number.isSafeInteger(number)) return failure('a pattern takes a whole number');
    const digits = number.toString(base);
    return plus + (letter === 'X' ? digits.toUpperCase() : digits);
  }
  if (letter !== 'f' && letter !== 'F') return missingValue(`a number in the form %${letter}`);
  const rounded = round(number, precision ?? 6);
  return rounded instanceof Unknown ? rounded : plus + rounded;
}

/** Halfway between two, the digits that are not held decide. */
function round(value: number, precision: number): string | Unknown {
  const written = formatNumber(value);
  if (written === undefined || precision > 100) return tooManyDigits();
  const rest = (written.split('.')[1] ?? '').slice(precision);
  return /^50*$/.test(rest) ? missingValue('a number halfway between two') : value.toFixed(precision);
}

function pad({ flags, width, letter }: Verb, value: string): string {
  const length = Array.from(value).length;
  if (length >= width || letter === 't') return value;
  const missing = width - length;
  if (flags.includes('-')) return value + ' '.repeat(missing);
  if (!flags.includes('0') || letter === 's' || letter === 'q') return ' '.repeat(missing) + value;
  const sign = /^[-+ ]/.test(value) ? value.slice(0, 1) : '';
  return sign + '0'.repeat(missing) + value.slice(sign.length);
}
