import type { Texts } from './texts.ts';

/** A statement of a policy. A part that is `undefined` is not there; a part that is not known says what is missing. */
export interface Statement {
  /** Address and path, or place in the text: `data.aws_iam_policy_document.tls.statement[0]`, `Statement[0]`. */
  readonly at: string;
  /** The policy is marked sensitive: nothing of the statement may be shown. */
  readonly sensitive: boolean;
  /** False where an override that is not known may replace or drop the statement. */
  readonly certain: boolean;
  /** '' where there is none; undefined where it is not known. */
  readonly sid: string | undefined;
  /** Undefined where it is not known. */
  readonly effect: 'Allow' | 'Deny' | undefined;
  readonly actions: Texts | undefined;
  readonly notActions: Texts | undefined;
  readonly resources: Texts | undefined;
  readonly notResources: Texts | undefined;
  readonly principals: Parts<PolicyPrincipal>;
  readonly notPrincipals: Parts<PolicyPrincipal>;
  readonly conditions: Parts<PolicyCondition>;
}

/** The elements of a statement under one name. */
export interface Parts<Item> {
  readonly items: readonly Item[];
  /** Why there may be more of them; '' where all are listed. */
  readonly missing: string;
}

/** Who a statement is about. */
export interface PolicyPrincipal {
  /** `*`, `AWS`, `Service`, `Federated` or `CanonicalUser`; undefined where it is not known. */
  readonly type: string | undefined;
  readonly identifiers: Texts;
}

/** One line of a condition: `Bool`, `aws:SecureTransport`, `false`. */
export interface PolicyCondition {
  /** Undefined where it is not known. */
  readonly operator: string | undefined;
  /** Undefined where it is not known. */
  readonly key: string | undefined;
  readonly values: Texts;
}

/** No element of the kind, and none missing. */
export const noParts: Parts<never> = { items: [], missing: '' };

/** Names a statement for a message: by its Sid, else by its place. */
export function nameOf(statement: Statement): string {
  const { sid } = statement;
  return sid === undefined || sid === '' || statement.sensitive ? statement.at : `statement "${sid}"`;
}
