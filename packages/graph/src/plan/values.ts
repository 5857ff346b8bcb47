import { COMPUTED, UNKNOWN, type ValueMap } from '@autoclave/catalog';
import { isJsonList, isJsonObject, member, putMember, type JsonObject, type Members } from '../json.ts';
import { blocksIn, toExpression, type Expression } from './configuration.ts';

/** What the configuration says of a resource. */
export interface Configured {
  /** Arguments and blocks. */
  readonly expressions: JsonObject;
  /** Says whether everything that an expression refers to is known in the plan, as variables are. */
  isSettled(expression: Expression): boolean;
}

/**
 * Merges `after` and `after_unknown` of a change. What is fully known is taken over without a copy. What is unknown is
 * COMPUTED where the configuration shows the block and gives the argument no value, and UNKNOWN everywhere else.
 * @param after Known values: unknown members of maps are left out, unknown elements of lists are null.
 * @param unknown `true` where something is unknown, in the same shape.
 * @param configured Undefined where the plan does not show the resource's block.
 */
export function mergeValues(after: JsonObject, unknown: unknown, configured: Configured | undefined): ValueMap {
  if (!isJsonObject(unknown) || !holdsUnknown(unknown)) return known(after);
  const blocks = configured === undefined ? undefined : [configured.expressions];
  return mergeMap(after, unknown, { blocks, configured, depth: 0 });
}

/** Takes a JSON object as values: everything in it is known. */
export function known(object: JsonObject): ValueMap {
  // Boundary: JSON.parse made it, so it holds nothing but JSON.
  return object as ValueMap;
}

/** Deeper than any provider nests; what lies below counts as unknown. */
const deepest = 64;

interface Place {
  /**
   * The configured blocks that a block of the plan may come from. Undefined where the configuration does not show them: in
   * a dynamic block, or inside an argument.
   */
  readonly blocks: readonly JsonObject[] | undefined;
  readonly configured: Configured | undefined;
  readonly depth: number;
}

function mergeMap(after: JsonObject, unknown: JsonObject, place: Place): ValueMap {
  const merged: Members<unknown> = { ...after };
  for (const name of Object.keys(unknown)) {
    const mark = unknown[name];
    if (mark === true) putMember(merged, name, isLeftOut(name, place) ? COMPUTED : UNKNOWN);
    else if (holdsUnknown(mark)) putMember(merged, name, merge(member(after, name), mark, inside(name, place)));
  }
  // Boundary: JSON and the two markers.
  return merged as ValueMap;
}

function merge(after: unknown, unknown: unknown, place: Place): unknown {
  if (place.depth > deepest) return UNKNOWN;
  if (isJsonObject(unknown)) return mergeMap(isJsonObject(after) ? after : {}, unknown, place);
  if (!isJsonList(unknown)) return after;
  const list = isJsonList(after) ? after : [];
  return Array.from({ length: Math.max(list.length, unknown.length) }, (_, index) => {
    const value = list[index] ?? null;
    const mark = unknown[index];
    if (mark === true) return UNKNOWN;
    return holdsUnknown(mark) ? merge(value, mark, { ...place, blocks: matching(value, place.blocks) }) : value;
  });
}

/**
 * No configured block that this one can be gives the argument a value. An argument whose expression refers only to what is
 * known must be null where the plan does not know it: Terraform holds a provider to every value that is configured.
 */
function isLeftOut(name: string, { blocks, configured }: Place): boolean {
  if (blocks === undefined || configured === undefined) return false;
  return blocks.every((block) => {
    const json = member(block, name);
    if (json === undefined) return true;
    if (!isJsonObject(json)) return false;
    const expression = toExpression(json);
    if (expression.references.length === 0) return expression.constant === null;
    return configured.isSettled(expression);
  });
}

function inside(name: string, { blocks = [], configured, depth }: Place): Place {
  const found = blocks.flatMap((block) => blocksIn(member(block, name)));
  return { blocks: found.length > 0 ? found : undefined, configured, depth: depth + 1 };
}

/**
 * The configured blocks whose constants a block of the plan has. Blocks of a set have no order, and dynamic blocks may
 * stand between written ones, so the position tells nothing. None means that it comes from a dynamic block.
 */
function matching(value: unknown, blocks: Place['blocks']): Place['blocks'] {
  if (blocks === undefined || !isJsonObject(value)) return blocks;
  const candidates = blocks.filter((block) =>
    Object.entries(block).every(([name, expression]) => {
      const constant = isJsonObject(expression) ? member(expression, 'constant_value') : undefined;
      if (constant === undefined || constant === null || typeof constant === 'object') return true;
      const actual = member(value, name);
      // A provider may convert a constant, as a number to text; it never turns one into another.
      return actual === undefined || actual === null || String(actual) === String(constant);
    }),
  );
  return candidates.length > 0 ? candidates : undefined;
}

function holdsUnknown(mark: unknown, depth = 0): boolean {
  if (mark === true) return true;
  if (typeof mark !== 'object' || mark === null) return false;
  if (depth > deepest) return true;
  return Object.values(mark).some((one) => holdsUnknown(one, depth + 1));
}
