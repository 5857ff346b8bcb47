import { z } from 'zod';
import type { ControlNames } from '../control-names.ts';
import { isCalendarDate } from './calendar-date.ts';

const text = z.string().trim().min(1, { error: 'is empty', abort: true });

/** The fields of one waiver, in the order in which messages name them. */
export const waiverFields: readonly string[] = [
  'control',
  'resource',
  'reason',
  'owner',
  'approver',
  'expires',
  'compensatingControl',
  'ticket',
];

/** One entry of the file, with a control id or alias that is known to name one control. */
export interface WaiverEntry {
  readonly control: string;
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  readonly approver: string;
  readonly expires: string;
  readonly compensatingControl?: string | undefined;
  readonly ticket?: string | undefined;
}

/** The form of the file. Control names are checked in it, so that they are reported with everything else. */
export function waiverFileSchema(names: ControlNames): z.ZodType<{ readonly waivers: readonly WaiverEntry[] }> {
  const control = text.superRefine((name, context) => {
    const problem = controlProblem(name, names);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });
  return z.strictObject({
    waivers: z.array(
      z.strictObject({
        control,
        resource: text,
        reason: text,
        owner: text,
        approver: text,
        expires: text.refine(isCalendarDate, 'must be a day of the calendar, written YYYY-MM-DD'),
        compensatingControl: text.optional(),
        ticket: text.optional(),
      }),
    ),
  });
}

function controlProblem(name: string, names: ControlNames): string | undefined {
  const found = names.find(name);
  if (found.length === 1) return undefined;
  if (found.length > 1) return `"${name}" stands for ${found.map(({ id }) => id).join(', ')}: name one of them`;
  const suggestion = names.suggest(name);
  return `there is no control "${name}"${suggestion === undefined ? '' : `; did you mean ${suggestion}?`}`;
}
