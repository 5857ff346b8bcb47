import type { Control } from '@autoclave/catalog';
import type { ZodError } from 'zod';
import { controlNames, type ControlNames } from '../control-names.ts';
import type { Location } from '../judged-input.ts';
import { commentFields, commentSchema } from './schema.ts';
import type { HeldAddress, Waiver } from './waiver.ts';

/** A waiver as a comment in a configuration says it, with the resources that it stands with. */
export interface WrittenWaiver {
  /** Control id or alias. */
  readonly control: string;
  /** What stands behind the control, by name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly location: Location;
  /** Path of the input that it stands in. */
  readonly input: string;
  /** Addresses in that input. */
  readonly resources: readonly string[];
}

/** Waivers of comments, and what is wrong with the others. */
export interface InlineWaivers {
  readonly waivers: readonly Waiver[];
  readonly problems: readonly CommentProblem[];
}

/** Why a waiver in a comment covers nothing. */
export interface CommentProblem {
  readonly location: Location;
  /** Without a full stop. */
  readonly message: string;
}

/**
 * Turns the waivers of comments into waivers like those of the file, with the same rules. One that lacks a field, one that
 * names no control, and one that stands with no resource, covers nothing, so that what it was written for is judged; it is
 * named as a problem. A comment that several inputs read, as those of one module do, is one waiver.
 * @param controls The whole catalogue: ids and aliases are resolved against it.
 * @param first Place of the first one among all waivers.
 */
export function inlineWaivers(
  written: readonly WrittenWaiver[],
  controls: readonly Control[],
  first: number,
): InlineWaivers {
  const names = controlNames(controls);
  const waivers: Waiver[] = [];
  const problems: CommentProblem[] = [];
  for (const same of Map.groupBy(written, commentOf).values()) {
    const [comment] = same;
    if (comment === undefined) continue;
    const read = readComment(comment, heldAddresses(same), names);
    if ('message' in read) problems.push(read);
    else waivers.push({ ...read, position: first + waivers.length });
  }
  return { waivers, problems };
}

/** Says which comment it is: two saved plans of one folder may have been made from other text. */
function commentOf({ control, fields, location }: WrittenWaiver): string {
  return JSON.stringify([location.file, location.line, control, fields]);
}

function heldAddresses(same: readonly WrittenWaiver[]): readonly HeldAddress[] {
  return same.flatMap(({ input, resources }) => resources.map((address) => ({ input, address })));
}

function readComment(
  { control, fields, location }: WrittenWaiver,
  addresses: readonly HeldAddress[],
  names: ControlNames,
): Omit<Waiver, 'position'> | CommentProblem {
  const parsed = commentSchema.safeParse(fields);
  if (!parsed.success) return { location, message: fieldProblem(parsed.error.issues) };
  const found = names.find(control);
  const [named, another] = found;
  if (named === undefined) {
    const suggestion = names.suggest(control);
    const hint = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
    return { location, message: `a waiver names the control "${control}", which does not exist${hint}` };
  }
  if (another !== undefined) {
    const ids = found.map(({ id }) => id).join(', ');
    return { location, message: `a waiver names "${control}", which stands for ${ids}: name one of them` };
  }
  const [resource, ...more] = new Set(addresses.map(({ address }) => address));
  if (resource === undefined) {
    return { location, message: `a waiver of ${named.id} stands with no resource: its block makes none` };
  }
  return {
    ...parsed.data,
    control: named.id,
    resource: more.length === 0 ? resource : `${resource} and ${more.length} more`,
    addresses,
    location,
  };
}

/** The first thing that is wrong with the fields: names that there are not, then what is missing, then the rest. */
function fieldProblem(issues: ZodError['issues']): string {
  const [unknown] = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  if (unknown !== undefined) {
    return `a waiver has no field ${JSON.stringify(unknown)}; the fields are ${commentFields.join(', ')}`;
  }
  const absent = new Set(issues.filter(({ code }) => code === 'invalid_type' || code === 'too_small').map(fieldOf));
  if (absent.size > 0) return `a waiver needs ${commentFields.filter((field) => absent.has(field)).join(', ')}`;
  return issues.map((issue) => `${fieldOf(issue)} of a waiver ${issue.message}`).join('; ');
}

function fieldOf({ path }: ZodError['issues'][number]): string {
  return String(path[0]);
}
