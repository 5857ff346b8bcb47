import { z } from 'zod';
import type { ControlNames } from '../control-names.ts';
import { isCalendarDate } from './calendar-date.ts';
import type { WaiverRecord } from './waiver.ts';

const text = z.string().trim().min(1, { error: 'is empty', abort: true });

/** The form of each field, in the order in which people read them. */
const shape = {
  control: text,
  resource: text,
  reason: text,
  owner: text,
  approver: text,
  expires: text.refine(isCalendarDate, 'must be a day of the calendar, written YYYY-MM-DD'),
  compensatingControl: text.exactOptional(),
  ticket: text.exactOptional(),
} satisfies Record<keyof WaiverRecord, z.ZodType>;

/** The fields of one waiver, in the order in which messages name them. */
export const waiverFields: readonly string[] = Object.keys(shape);

/** The form of the file. Control names are checked in it, so that they are reported with everything else. */
export function waiverFileSchema(names: ControlNames): z.ZodType<{ readonly waivers: readonly WaiverRecord[] }> {
  const control = text.superRefine((name, context) => {
    const problem = controlProblem(name, names);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });
  return z.strictObject({ waivers: z.array(z.strictObject({ ...shape, control })) });
}

/** What a waiver in a comment writes as fields: its control stands in front of them, its resources are those around it. */
type CommentFields = Omit<WaiverRecord, 'control' | 'resource'>;

const inComment = z.strictObject(shape).omit({ control: true, resource: true });

/** The form of the fields of a waiver in a comment. */
export const commentSchema: z.ZodType<CommentFields> = inComment;

/** The fields of a waiver in a comment, in the order in which messages name them. */
export const commentFields: readonly string[] = Object.keys(inComment.shape);

function controlProblem(name: string, names: ControlNames): string | undefined {
  const found = names.find(name);
  if (found.length === 1) return undefined;
  if (found.length > 1) return `"${name}" stands for ${found.map(({ id }) => id).join(', ')}: name one of them`;
  const suggestion = names.suggest(name);
  return `there is no control "${name}"${suggestion === undefined ? '' : `; did you mean ${suggestion}?`}`;
}
