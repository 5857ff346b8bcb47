import {
  assigned,
  blocks,
  derived,
  fixed,
  linkedElements,
  preset,
  type Attribute,
  type Attributes,
} from './attribute.ts';
import type { JsonObject } from './json.ts';
import { accountId, type Place } from './place.ts';
import type { ResourceTemplate } from './template.ts';

/** A statement of a policy document, with everything that the templates use. */
interface Statement {
  readonly sid?: string;
  readonly effect?: 'Deny';
  readonly actions: readonly string[];
  readonly resources: Attribute;
  readonly principals: Attributes;
  readonly condition?: Attributes;
}

/** The principals of a statement, where they are constants. */
export function principals(type: string, identifier: string): Attributes {
  return { identifiers: fixed([identifier]), type: fixed(type) };
}

/** The account itself as principal. */
export const accountPrincipal: Attributes = {
  identifiers: derived(['var.account_id'], [`arn:aws:iam::${accountId}:root`]),
  type: fixed('AWS'),
};

/** Resources of a statement where the document refers to a bucket that the plan creates. */
export function bucketResources(bucketArn: (place: Place) => string): Attribute {
  const reference = 'aws_s3_bucket.this.arn';
  return linkedElements([reference, reference], (place) => [bucketArn(place), `${bucketArn(place)}/*`]);
}

/** A `data "aws_iam_policy_document"` with one statement. `text` is what its JSON says once everything is known. */
export function policyDocument(
  name: string,
  text: (place: Place) => JsonObject,
  { statement, isDeferred }: { readonly statement: Statement; readonly isDeferred: boolean },
): ResourceTemplate {
  const { sid, effect, condition } = statement;
  const attributes: Attributes = {
    id: assigned('1077804475'),
    json: assigned((place) => JSON.stringify(text(place), null, 2)),
    minified_json: assigned((place) => JSON.stringify(text(place))),
    override_json: preset(null),
    override_policy_documents: preset(null),
    policy_id: preset(null),
    source_json: preset(null),
    source_policy_documents: preset(null),
    statement: blocks({
      actions: fixed(statement.actions),
      condition: condition === undefined ? preset([]) : blocks(condition),
      effect: effect === undefined ? preset(null, 'Allow') : fixed(effect),
      not_actions: preset(null, []),
      not_principals: preset([]),
      not_resources: preset(null, []),
      principals: blocks(statement.principals),
      resources: statement.resources,
      sid: sid === undefined ? preset(null, '') : fixed(sid),
    }),
    version: preset(null, '2012-10-17'),
  };
  return { mode: 'data', type: 'aws_iam_policy_document', name, schemaVersion: 0, isDeferred, attributes };
}
