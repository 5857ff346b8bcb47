import type { Statement } from './statement.ts';

/** What could be read of a policy. */
export type PolicyReading =
  /** The argument is left out: there is no policy, or the one that AWS writes by default. */
  | { readonly state: 'absent'; readonly at: string }
  | PolicyStatements
  /** Nothing of it can be read; `missing` says why. */
  | { readonly state: 'unreadable'; readonly at: string; readonly missing: string };

/** The statements of a policy as far as they are known. */
export interface PolicyStatements {
  readonly state: 'read';
  /** Address and argument that hold the policy. */
  readonly at: string;
  readonly statements: readonly Statement[];
  /** Why there may be statements beside these; '' where all are listed. */
  readonly missing: string;
}
