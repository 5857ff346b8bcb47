import type { InlineWaiver } from '../../input.ts';
import type { MarkedComment } from '../syntax/body.ts';

/** What marks a comment as a waiver. */
export const waiverMarker = 'autoclave:waive';

/** What a comment says, before it is known which resources it is about. */
export type WrittenWaiver = Omit<InlineWaiver, 'resources'>;

export interface WaiverProblem {
  /** Counted from 1. */
  readonly line: number;
  /** Without a full stop. */
  readonly message: string;
}

const fields = ['reason', 'owner', 'approver', 'expires', 'ticket', 'compensatingControl'] as const;
type Field = (typeof fields)[number];
const required: readonly Field[] = ['reason', 'owner', 'approver', 'expires'];

/** Reads the waivers in a comment, one a line. */
export function parseInlineWaivers(comment: MarkedComment): readonly (WrittenWaiver | WaiverProblem)[] {
  return comment.text.split('\n').flatMap((text, index) => {
    const start = text.indexOf(waiverMarker);
    if (start === -1) return [];
    const line = comment.location.line + index;
    const written = text.slice(start + waiverMarker.length).replace(/\*\/\s*$/, '');
    return [parseWaiver(written, { file: comment.location.file, line })];
  });
}

/** Says whether a waiver could not be read. */
export function isWaiverProblem(read: WrittenWaiver | WaiverProblem): read is WaiverProblem {
  return 'message' in read;
}

const word =
  /\s*(?:(?<name>[A-Za-z]+)=(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s"]+))|(?<control>[A-Za-z0-9_.-]+))(?=\s|$)/y;

function parseWaiver(written: string, location: WrittenWaiver['location']): WrittenWaiver | WaiverProblem {
  const problem = (message: string): WaiverProblem => ({ line: location.line, message: `a waiver ${message}` });
  const given = new Map<string, string>();
  let control: string | undefined;
  const text = written.trimEnd();
  word.lastIndex = 0;
  while (word.lastIndex < text.length) {
    const at = word.lastIndex;
    const groups = word.exec(text)?.groups;
    if (groups === undefined) return problem(`cannot be read from ${JSON.stringify(text.slice(at).trim())} on`);
    const { name, quoted, bare } = groups;
    if (name === undefined) {
      if (control !== undefined || given.size > 0)
        return problem('names its control once, in front of everything else');
      control = groups['control'];
    } else if (!isField(name))
      return problem(`has no field ${JSON.stringify(name)}; the fields are ${fields.join(', ')}`);
    else if (given.has(name)) return problem(`has the field ${name} twice`);
    else given.set(name, quoted === undefined ? (bare ?? '') : quoted.replaceAll(/\\(.)/g, '$1'));
  }
  if (control === undefined) return problem('names no control');
  return complete(control, given, location) ?? problem(`needs ${lacking(given)}`);
}

function isField(name: string): name is Field {
  return (fields as readonly string[]).includes(name);
}

function lacking(given: ReadonlyMap<string, string>): string {
  const missing = required.filter((field) => (given.get(field) ?? '').trim() === '');
  return missing.length > 0 ? missing.join(', ') : 'a date such as 2030-01-31 in expires';
}

function complete(
  control: string,
  given: ReadonlyMap<string, string>,
  location: WrittenWaiver['location'],
): WrittenWaiver | undefined {
  const [reason = '', owner = '', approver = '', expires = ''] = required.map((field) => given.get(field)?.trim());
  if (reason === '' || owner === '' || approver === '' || !isDate(expires)) return undefined;
  const ticket = given.get('ticket');
  const compensatingControl = given.get('compensatingControl');
  return {
    control,
    reason,
    owner,
    approver,
    expires,
    location,
    ...(ticket === undefined ? {} : { ticket }),
    ...(compensatingControl === undefined ? {} : { compensatingControl }),
  };
}

/** A day that the calendar has. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
