import type { Attribute, Link, References } from '../resource.ts';
import { missingHop } from '../show.ts';
import { COMPUTED, isValueList, REFERENCE_MARK, UNKNOWN, type Value } from '../value.ts';
import type { Truth } from './truth.ts';

/** The texts of one part of a statement, such as its actions: those that are known, and how many more there are. */
export interface Texts {
  readonly known: readonly string[];
  /** How many more texts there are that are not known yet; `Infinity` where the list itself is not known. */
  readonly open: number;
  /** Each open text is the ARN of a resource or begins with one, so none of them stands for everything. */
  readonly named: boolean;
  /** Why the open texts are not known; '' where there are none. */
  readonly missing: string;
  /**
   * The open texts that are known but for references, each reference between two REFERENCE_MARKs. Undefined where the
   * input does not show how texts are written.
   */
  readonly written?: readonly string[];
  /** Types of the resources that the open texts refer to, where nothing else is in them. Left out where `written` is set. */
  readonly types?: readonly string[];
}

/**
 * Reads a text or a list of texts. Undefined where nothing is given.
 * @param references What the texts refer to, asked for only where one is not known.
 * @param isWritten The input shows how the texts are written.
 */
export function textsOf(
  value: Value | undefined,
  references: () => References,
  isWritten: boolean = false,
): Texts | undefined {
  const items = isValueList(value) ? value : [value];
  const given = items.flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean' ? [String(item)] : [],
  );
  const written = given.filter(hasReference);
  const known = written.length === 0 ? given : given.filter((text) => !hasReference(text));
  const hidden = items.filter((item) => item === UNKNOWN || item === COMPUTED).length;
  const open = value === UNKNOWN ? Infinity : hidden + written.length;
  if (open === 0) return known.length === 0 ? undefined : { known, open, named: true, missing: '' };
  const found = references();
  if (!isWritten && written.length === 0) {
    const { links, missing } = found;
    const types = missing.length > 0 ? [] : links.map(({ target }) => target.type);
    return { known, open, named: namesResources(found), missing: missingHop(found), types };
  }
  const named = written.every(beginsWithArn) && (hidden === 0 || (namesResources(found) && !found.links.some(isMade)));
  return { known, open, named, missing: missingHop(found), written };
}

const arnInFront = new RegExp(`^${REFERENCE_MARK}[^${REFERENCE_MARK}]*[._]arn${REFERENCE_MARK}`);

function beginsWithArn(text: string): boolean {
  return arnInFront.test(text);
}

function isMade({ derived }: Link): boolean {
  return derived === true;
}

/** Says whether a value is a text with references that are not known yet. */
export function hasReference(value: Value | undefined): value is string {
  return typeof value === 'string' && value.includes(REFERENCE_MARK);
}

/** Reads an argument as texts. Undefined where it is left out. */
export function textsIn(attribute: Attribute, references: () => References): Texts | undefined {
  if (attribute.state === 'absent') return undefined;
  return attribute.state === 'unknown'
    ? textsOf(UNKNOWN, () => attribute.references)
    : textsOf(attribute.value, references);
}

/** Says whether one of the texts meets a test. */
export function someText(texts: Texts, test: (text: string) => boolean): Truth {
  if (texts.known.some(test)) return true;
  return texts.open === 0 ? false : { missing: texts.missing };
}

/** Says whether one of the texts stands for everything. The ARN of a resource never does. */
export function someWildcard(texts: Texts, test: (text: string) => boolean): Truth {
  if (texts.known.some(test)) return true;
  return texts.open === 0 || texts.named ? false : { missing: texts.missing };
}

/** Says whether all references lead to ARNs. A splat or a computed index keeps the resource but loses the attribute. */
function namesResources({ links, missing }: References): boolean {
  return links.length > 0 && missing.length === 0 && links.every(namesResource);
}

function namesResource({ attribute, target }: Link): boolean {
  return attribute === '' ? target.mode === 'managed' : /(?:^|[._])arn$/.test(attribute);
}
