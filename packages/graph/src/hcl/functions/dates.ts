import { failure, Unknown, type HclValue } from '../values/value.ts';
import { ofKnown, type FunctionDefinition } from './define.ts';

/** Functions over moments that the configuration states. The time of a run is not in it. */
export const dateFunctions: Readonly<Record<string, FunctionDefinition>> = {
  formatdate: ofKnown(['text', 'text'], (pattern, written) => {
    const moment = parseMoment(written);
    return moment === undefined ? notAMoment() : formatMoment(pattern, moment);
  }),
  timeadd: ofKnown(['text', 'text'], (written, duration) => {
    const moment = parseMoment(written);
    const length = parseDuration(duration);
    if (moment === undefined) return notAMoment();
    return length === undefined ? failure('a duration has a form such as "1h30m"') : writeMoment(moment, length);
  }),
  timecmp: ofKnown(['text', 'text'], (one, other) => {
    const [left, right] = [parseMoment(one), parseMoment(other)];
    if (left === undefined || right === undefined) return notAMoment();
    return Math.sign(left.milliseconds - right.milliseconds);
  }),
  timestamp: { least: 0, most: 0, call: () => new Unknown({ isNotNull: true }) },
  plantimestamp: { least: 0, most: 0, call: () => new Unknown({ isNotNull: true }) },
};

interface Moment {
  /** Since 1970, in UTC. */
  readonly milliseconds: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

const form = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[-+]\d{2}:\d{2})$/;

function parseMoment(written: string): Moment | undefined {
  const match = form.exec(written);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const zone = match[8] ?? 'Z';
  const sign = zone.startsWith('-') ? -1 : 1;
  const offset = /^z$/i.test(zone) ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(local);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return undefined;
  return { milliseconds: local + Math.floor(Number(match[7] ?? 0) * 1000) - offset * 60_000, offset };
}

/** Milliseconds for each unit of a duration, as Go writes them. */
const units = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

function parseDuration(written: string): number | undefined {
  const body = written.replace(/^[-+]/, '');
  if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(body)) return undefined;
  let length = 0;
  for (const [, amount, unit = ''] of body.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)) {
    length += Number(amount) * (units.get(unit) ?? 0);
  }
  return written.startsWith('-') ? -length : length;
}

function writeMoment({ milliseconds, offset }: Moment, length: number): HclValue {
  const local = new Date(milliseconds + length + offset * 60_000);
  if (Number.isNaN(local.getTime())) return failure('a moment is out of bounds');
  return `${local.toISOString().slice(0, 19)}${zoneOf(offset, ':', 'Z')}`;
}

function zoneOf(offset: number, between: string, utc: string): string {
  if (offset === 0 && utc !== '') return utc;
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${between}${two(minutes % 60)}`;
}

const months = 'January February March April May June July August September October November December'.split(' ');
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Each run of one letter is a field; text stands between single quotes, two of which are one. */
const fields = /'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g;

function formatMoment(pattern: string, moment: Moment): HclValue {
  let written = '';
  let length = 0;
  for (const [field] of pattern.matchAll(fields)) {
    length += field.length;
    const shown = formatField(field, moment);
    if (shown === undefined) return failure(`a date pattern has the field ${field}`);
    written += shown;
  }
  return length === pattern.length ? written : failure('a date pattern has an open quote');
}

function formatField(field: string, moment: Moment): string | undefined {
  if (field.startsWith("'")) return field.slice(1, -1).replaceAll("''", "'");
  if (!/^[A-Za-z]/.test(field)) return field;
  const { offset } = moment;
  const local = new Date(moment.milliseconds + offset * 60_000);
  const hour = local.getUTCHours();
  const half = hour % 12 === 0 ? 12 : hour % 12;
  const month = months[local.getUTCMonth()] ?? '';
  const day = days[local.getUTCDay()] ?? '';
  const shown: Readonly<Record<string, string>> = {
    YYYY: String(local.getUTCFullYear()).padStart(4, '0'),
    YY: two(local.getUTCFullYear() % 100),
    MMMM: month,
    MMM: month.slice(0, 3),
    MM: two(local.getUTCMonth() + 1),
    M: String(local.getUTCMonth() + 1),
    DD: two(local.getUTCDate()),
    D: String(local.getUTCDate()),
    EEEE: day,
    EEE: day.slice(0, 3),
    hh: two(hour),
    h: String(hour),
    HH: two(half),
    H: String(half),
    AA: hour < 12 ? 'AM' : 'PM',
    aa: hour < 12 ? 'am' : 'pm',
    mm: two(local.getUTCMinutes()),
    m: String(local.getUTCMinutes()),
    ss: two(local.getUTCSeconds()),
    s: String(local.getUTCSeconds()),
    ZZZZZ: zoneOf(offset, ':', ''),
    ZZZZ: zoneOf(offset, '', ''),
    ZZZ: zoneOf(offset, '', 'UTC'),
    Z: zoneOf(offset, ':', 'Z'),
  };
  return Object.hasOwn(shown, field) ? shown[field] : undefined;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function notAMoment(): Unknown {
  return failure('a moment has a form such as "2030-01-31T00:00:00Z"');
}
