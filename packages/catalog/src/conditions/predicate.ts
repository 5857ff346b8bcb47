import { fail, pass, unknown, type Evidence, type Outcome } from '../outcome.ts';
import type { Block, Link, References } from '../resource.ts';
import type { Setting, SettingValue } from '../setting.ts';
import { missingHop, reference, show, showValue } from '../show.ts';
import type { Value } from '../value.ts';
import type { Condition } from './condition.ts';

/** What a combinator must say of an argument; `predicate` makes the three readings from it. */
export interface PredicateSpec {
  readonly name: string;
  /** What the provider or AWS takes when the argument is left out. Without it, leaving it out fails. */
  readonly whenAbsent?: Value;
  /** Judges a known value; `undefined` when an unknown part of it would decide. */
  test(value: Value): boolean | undefined;
  /** The HCL test of an expression that holds the argument. */
  toHcl(argument: string): string;
  /** Completes "must": `be true`. */
  readonly must: string;
  /** A value that passes. */
  readonly good: SettingValue;
  /**
   * What a reference to another resource decides although its value is not known yet: that it holds, or not. A function
   * looks at where the reference leads, and gives undefined where that does not decide it.
   */
  readonly reference?: 'holds' | 'breaks' | ((link: Link) => boolean | undefined);
}

/** Makes a condition on one argument. Shared by all combinators that look at a single argument. */
export function predicate(spec: PredicateSpec): Condition {
  const condition: Condition = {
    kind: 'condition',
    evaluate: (block) => judge(spec, block),
    toHcl: (subject) => spec.toHcl(argumentHcl(spec, subject)),
    settings: (): readonly Setting[] => [{ kind: 'argument', name: spec.name, value: spec.good }],
    requirement: `${spec.name} must ${spec.must}`,
    get parts() {
      return [condition];
    },
    reads: [spec.name.split('.')[0] ?? spec.name],
  };
  return condition;
}

function judge(spec: PredicateSpec, block: Block): Outcome {
  const attribute = block.attribute(spec.name);
  const at = joinPath(block.path, spec.name);
  if (attribute.state === 'unknown') return judgeUnknown(spec, at, attribute.references);
  if (attribute.state === 'absent') return judgeAbsent(spec, at);
  const holds = spec.test(attribute.value);
  if (holds === undefined) return unknown(at, 'a part of the value is known after apply');
  return holds ? pass({ at, value: show(attribute) }) : fail(at, show(attribute), spec.must);
}

function judgeUnknown(spec: PredicateSpec, at: string, references: References): Outcome {
  const [link] = references.links;
  const certain = references.missing.length === 0 && references.links.every((one) => one.strength !== 'may');
  const holds = certain ? referenceHolds(spec, references.links) : undefined;
  if (link === undefined || holds === undefined) return unknown(at, missingHop(references));
  const source = reference(link.target.address, link.attribute);
  if (!holds) return fail(at, `set from ${source}`, spec.must);
  const evidence: Evidence = { at, reference: source };
  return pass(link.via.length > 0 ? { ...evidence, via: link.via } : evidence);
}

function referenceHolds({ reference: decides }: PredicateSpec, links: readonly Link[]): boolean | undefined {
  if (typeof decides !== 'function') return decides && decides === 'holds';
  const decided = new Set(links.map((link) => decides(link)));
  const [first] = decided;
  return decided.size === 1 ? first : undefined;
}

function judgeAbsent(spec: PredicateSpec, at: string): Outcome {
  if (spec.whenAbsent === undefined) return fail(at, 'not set', spec.must);
  const value = showValue(spec.whenAbsent);
  return spec.test(spec.whenAbsent) === true
    ? pass({ at, value: `not set; the default is ${value}` })
    : fail(at, `not set; the default is ${value}`, spec.must);
}

/** Renders the argument, with the provider's default in the place of null where there is one. */
function argumentHcl(spec: PredicateSpec, subject: string): string {
  const [head, ...keys] = spec.name.split('.');
  const index = keys.map((key) => `["${key}"]`).join('');
  const path = `${subject}.${head}${index}`;
  const fallback = spec.whenAbsent;
  if (fallback === undefined) return index === '' ? path : `try(${path}, null)`;
  const literal = JSON.stringify(fallback);
  return index === '' ? `coalesce(${path}, ${literal})` : `try(coalesce(${path}, ${literal}), ${literal})`;
}

/** Joins a block path and a name as messages show them. */
export function joinPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
