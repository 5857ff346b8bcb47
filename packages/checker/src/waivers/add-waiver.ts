import type { Control } from '@autoclave/catalog';
import { isCollection, isMap, isSeq, parseDocument, stringify, type Document, type YAMLSeq } from 'yaml';
import { isCalendarDate } from './calendar-date.ts';
import { waiverRefused, waiverWritten, type RefusedField } from './errors.ts';
import { parseWaivers } from './parse.ts';
import { waiverRules } from './rules.ts';
import { waiverFields } from './schema.ts';
import type { Waiver, WaiverRecord } from './waiver.ts';

/** A waiver as somebody asks for it. */
export type WaiverRequest = WaiverRecord;

/** What the file is held against. */
export interface AddOptions {
  /** Name of the file, for messages and locations. */
  readonly file: string;
  /** The whole catalogue. */
  readonly controls: readonly Control[];
  /** The day of the run, `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

/** The file with the new entry, and the entry as the file now holds it. */
export interface AddedWaiver {
  readonly text: string;
  readonly waiver: Waiver;
}

const newFile = `# Accepted departures from a control. Each ends on its day, and the next check fails again.\nwaivers: []\n`;

/**
 * Adds a waiver to the text of a waiver file. Everything that stands in it stays byte by byte: the entry is put behind the
 * last one, with its indentation. Refuses what `judge` would not apply, and a second waiver for the same resource.
 * @param text The text of the file; undefined where there is none yet.
 * @param request With the id of a control, not an alias.
 * @throws UserError waiver-file-invalid for a text that cannot be read, or for an entry that cannot be written in a file;
 * waiver-refused with every rule that is broken; waiver-exists
 */
export function addWaiver(text: string | undefined, request: WaiverRequest, options: AddOptions): AddedWaiver {
  const { file, controls } = options;
  const problems = fieldProblems(request);
  if (problems.length > 0) throw waiverRefused(request.control, problems);
  const before = text === undefined || text.trim() === '' ? newFile : text;
  const existing = parseWaivers(before, file, controls);
  const same = existing.find(({ control, resource }) => control === request.control && resource === request.resource);
  if (same !== undefined) throw waiverWritten(same);
  const control = controls.find(({ id }) => id === request.control);
  if (control === undefined) throw new TypeError(`${request.control} is no control of the catalogue`);
  const document = parseDocument(before);
  const list = document.get('waivers');
  const inserted = isSeq(list) ? insert(before, list, request) : undefined;
  // What was written is read again: no entry leaves here that the next check would refuse, and none that was there changes.
  const added =
    (inserted === undefined ? undefined : readBack(inserted, existing, options)) ??
    readBack(rewritten(document, list, request), existing, options);
  if (added === undefined) throw new TypeError(`the entries of ${file} would change`);
  const broken = waiverRules.flatMap((rule) => {
    const found = rule.voids
      ? rule.broken(added.waiver, { control, today: options.today, matchesFinding: true, sound: true })
      : undefined;
    return found === undefined ? [] : [{ ...rule, ...found }];
  });
  if (broken.length > 0) throw waiverRefused(control.id, broken);
  return added;
}

/** What is wrong with the fields themselves, in words of the rules. */
function fieldProblems(request: WaiverRequest): readonly RefusedField[] {
  const empty = Object.entries(entryOf(request)).flatMap(([field, value]): RefusedField[] =>
    String(value).trim() === '' ? [{ field, got: 'empty', expected: 'text', fix: 'Say it in words.' }] : [],
  );
  const { expires } = request;
  if (empty.some(({ field }) => field === 'expires') || isCalendarDate(expires)) return empty;
  return [...empty, { field: 'expires', got: expires, expected: 'a day of the calendar', fix: 'Write it YYYY-MM-DD.' }];
}

/** Undefined where the text does not hold all entries that were there, and one more. */
function readBack(text: string, existing: readonly Waiver[], { file, controls }: AddOptions): AddedWaiver | undefined {
  const read = parseWaivers(text, file, controls);
  const waiver = read.at(existing.length);
  const facts = (one: Waiver | undefined): string => JSON.stringify(one && { ...entryOf(one) });
  const isKept = existing.every((one, index) => facts(one) === facts(read[index]));
  return waiver !== undefined && isKept && read.length === existing.length + 1 ? { text, waiver } : undefined;
}

/** Puts the entry into the text itself; undefined for a list in flow style that holds something. */
function insert(text: string, list: YAMLSeq, request: WaiverRequest): string | undefined {
  const [start, end] = list.range ?? [];
  if (list.items.length === 0 && start !== undefined && end !== undefined) {
    const [head, tail] = splitAfterLine(text, end);
    return (
      text.slice(0, start).trimEnd() + head.slice(end).trimEnd() + newlineOf(text) + lines(text, request, 2) + tail
    );
  }
  return list.flow === true ? undefined : behindLast(text, list, request);
}

/** Puts the entry behind the last one of a list in block style, in the column of its dash. */
function behindLast(text: string, list: YAMLSeq, request: WaiverRequest): string | undefined {
  const last = list.items.at(-1);
  if (!isCollection(last) || last.range === undefined || last.range === null) return undefined;
  const [start, end] = last.range;
  const dash = text.lastIndexOf('-', start - 1);
  const column = dash - (text.lastIndexOf('\n', dash) + 1);
  // A comment on the line where the last entry ends belongs to it.
  const [head, tail] = splitAfterLine(text, end);
  const separator = head.endsWith('\n') ? '' : newlineOf(text);
  const gap = hasGaps(text, list) ? newlineOf(text) : '';
  return head + separator + gap + lines(text, request, column) + tail;
}

/** Splits a text behind the line that holds a place, unless the place is the beginning of a line. */
function splitAfterLine(text: string, place: number): readonly [head: string, tail: string] {
  const end = text[place - 1] === '\n' ? place : text.indexOf('\n', place) + 1 || text.length;
  return [text.slice(0, end), text.slice(end)];
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The entry as lines of the text, its dash in a column. */
function lines(text: string, request: WaiverRequest, column: number): string {
  return stringify([entryOf(request)], { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map((line) => `${' '.repeat(column)}${line}${newlineOf(text)}`)
    .join('');
}

/** An empty line stands between the entries that are there. */
function hasGaps(text: string, list: YAMLSeq): boolean {
  const [, second] = list.items;
  if (!isMap(second) || second.range === undefined || second.range === null) return false;
  return /\n[ \t]*\r?\n[ \t]*(?:#[^\n]*\n[ \t]*)*-[ \t]*$/.test(text.slice(0, second.range[0]));
}

/** Lists in flow style get the entry through the document, which keeps the comments around them. */
function rewritten(document: Document.Parsed, list: unknown, request: WaiverRequest): string {
  const node = document.createNode(entryOf(request));
  if (isSeq(list)) {
    list.items.push(node);
  } else {
    document.set('waivers', document.createNode([node]));
  }
  return document.toString({ lineWidth: 0 });
}

/** The fields in the order in which people read them. */
function entryOf(request: WaiverRequest): object {
  const given = new Map<string, unknown>(Object.entries(request));
  return Object.fromEntries(waiverFields.filter((field) => given.has(field)).map((field) => [field, given.get(field)]));
}
