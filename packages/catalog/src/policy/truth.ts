/** The answer to a question about a policy: yes, no, or not decided by this input, with what would decide it. */
export type Truth = boolean | Missing;

/** What would decide a question, such as `known after apply, from aws_kms_key.phi.arn`. */
export interface Missing {
  readonly missing: string;
}

/** All must hold: a no outweighs what is missing, what is missing outweighs a yes. */
export function both(...truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.find((truth) => truth !== true) ?? true;
}

/** One must hold: a yes outweighs what is missing, what is missing outweighs a no. */
export function either(...truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.find((truth) => truth !== false) ?? false;
}

/** The opposite; what is missing stays missing. */
export function opposite(truth: Truth): Truth {
  return typeof truth === 'boolean' ? !truth : truth;
}
