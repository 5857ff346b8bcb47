/** A fact that a verdict rests on. */
export interface Evidence {
  /** Attribute path inside the resource, or the address of a neighbour. */
  readonly at: string;
  /** The value read, as it may be shown. */
  readonly value?: string;
  /** Address and attribute that the value will come from. */
  readonly reference?: string;
  /** Module inputs, outputs and locals between the two. */
  readonly via?: readonly string[];
}

/** How one control judges one resource. */
export type Outcome =
  | { readonly verdict: 'pass'; readonly evidence: readonly Evidence[] }
  | { readonly verdict: 'fail'; readonly at: string; readonly got: string; readonly expected: string }
  | { readonly verdict: 'unknown'; readonly at: string; readonly missing: string }
  | { readonly verdict: 'notApplicable'; readonly reason: string };

/** The control holds, and this shows it. */
export function pass(...evidence: readonly Evidence[]): Outcome {
  return { verdict: 'pass', evidence };
}

/**
 * The control is broken.
 * @param at Attribute path, or what is missing.
 * @param got The value found, shown through `show` or in words (`not set`).
 * @param expected The good state, to be read after "must": `be true`, `name a key`.
 */
export function fail(at: string, got: string, expected: string): Outcome {
  return { verdict: 'fail', at, got, expected };
}

/**
 * The input does not decide it.
 * @param missing What would decide it, such as `known after apply` or `local.key cannot be seen in a plan`.
 */
export function unknown(at: string, missing: string): Outcome {
  return { verdict: 'unknown', at, missing };
}

/** The control does not concern this resource. */
export function notApplicable(reason: string): Outcome {
  return { verdict: 'notApplicable', reason };
}

/** All must hold: a fail outweighs an unknown, an unknown outweighs a pass. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  return (
    outcomes.find((outcome) => outcome.verdict === 'fail') ??
    outcomes.find((outcome) => outcome.verdict === 'unknown') ?? { verdict: 'pass', evidence: evidenceOf(outcomes) }
  );
}

/** One must hold: a pass outweighs an unknown, an unknown outweighs a fail. */
export function anyOf(outcomes: readonly Outcome[], none: Outcome): Outcome {
  const passed = outcomes.filter((outcome) => outcome.verdict === 'pass');
  if (passed.length > 0) return { verdict: 'pass', evidence: evidenceOf(passed) };
  return (
    outcomes.find((outcome) => outcome.verdict === 'unknown') ??
    outcomes.find((outcome) => outcome.verdict === 'fail') ??
    none
  );
}

function evidenceOf(outcomes: readonly Outcome[]): Evidence[] {
  const found: Evidence[] = [];
  for (const outcome of outcomes) if (outcome.verdict === 'pass') found.push(...outcome.evidence);
  return found;
}
