import type { Statement } from './statement.ts';

/** Some statements of a policy, and why there may be more. */
export interface Fragment {
  readonly statements: readonly Statement[];
  /** '' where all are listed. */
  readonly missing: string;
}

/** Puts fragments one after the other; none of them replaces a statement of another. */
export function append(fragments: readonly Fragment[]): Fragment {
  return {
    statements: fragments.flatMap((fragment) => fragment.statements),
    missing: fragments.find((fragment) => fragment.missing !== '')?.missing ?? '',
  };
}

/**
 * Lays one fragment over another as `aws_iam_policy_document` does: a statement replaces the one with the same Sid,
 * others are added. Where the Sid or the statements laid over are not known, what they may replace is no longer certain.
 */
export function layOver(base: Fragment, over: Fragment): Fragment {
  let statements: readonly Statement[] =
    over.missing === '' ? base.statements : base.statements.map((one) => (one.sid === '' ? one : doubtful(one)));
  for (const next of over.statements) statements = lay(statements, next);
  return { statements, missing: base.missing === '' ? over.missing : base.missing };
}

function lay(statements: readonly Statement[], next: Statement): readonly Statement[] {
  if (next.sid === '') return [...statements, next];
  const kept = statements.flatMap((one): Statement[] => {
    if (one.sid === '') return [one];
    if (one.sid === undefined || next.sid === undefined) return [doubtful(one)];
    if (one.sid !== next.sid) return [one];
    return next.certain ? [] : [doubtful(one)];
  });
  return [...kept, next];
}

function doubtful(statement: Statement): Statement {
  return { ...statement, certain: false };
}
