import { isValueList, isValueMap, property, UNKNOWN, type Value, type ValueMap } from '../value.ts';
import { noParts, type Parts, type PolicyCondition, type PolicyPrincipal, type Statement } from './statement.ts';
import { textsOf, type Texts } from './texts.ts';

/** The statements of a policy text, or why there are none to read. */
export type ParsedPolicy =
  | { readonly statements: readonly Statement[]; readonly missing: string }
  | { readonly unreadable: string };

const unseen = 'known after apply';

/**
 * Reads the JSON of a policy, or its object where parts of it are not known yet. Never throws.
 * @param at Prefix of the statements' places, such as an address.
 */
export function parsePolicy(value: Value, at: string, sensitive: boolean): ParsedPolicy {
  const document = typeof value === 'string' ? parseJson(value) : value;
  if (document === undefined) return { unreadable: 'policy text is not JSON' };
  if (!isValueMap(document)) return { unreadable: 'policy text is not a JSON object' };
  const listed = property(document, 'Statement');
  if (listed === UNKNOWN) return { statements: [], missing: unseen };
  const items: readonly Value[] = isValueList(listed) ? listed : listed === undefined ? [] : [listed];
  if (!items.every((item) => item === UNKNOWN || isValueMap(item))) {
    return { unreadable: 'a statement in the policy text is not an object' };
  }
  const statements = items.flatMap((item, index) =>
    isValueMap(item) ? [parseStatement(item, `${at}Statement[${index}]`, sensitive)] : [],
  );
  return { statements, missing: items.includes(UNKNOWN) ? unseen : '' };
}

function parseJson(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

function parseStatement(from: ValueMap, at: string, sensitive: boolean): Statement {
  const effect = property(from, 'Effect');
  return {
    at,
    sensitive,
    certain: true,
    sid: sidOf(property(from, 'Sid')),
    effect: effect === 'Allow' || effect === 'Deny' ? effect : undefined,
    actions: texts(property(from, 'Action')),
    notActions: texts(property(from, 'NotAction')),
    resources: texts(property(from, 'Resource')),
    notResources: texts(property(from, 'NotResource')),
    principals: principalsOf(property(from, 'Principal')),
    notPrincipals: principalsOf(property(from, 'NotPrincipal')),
    conditions: conditionsOf(property(from, 'Condition')),
  };
}

function sidOf(value: Value | undefined): string | undefined {
  if (value === UNKNOWN) return undefined;
  return typeof value === 'string' ? value : '';
}

function principalsOf(value: Value | undefined): Parts<PolicyPrincipal> {
  if (value === undefined || value === null) return noParts;
  if (value === UNKNOWN) return { items: [], missing: unseen };
  if (!isValueMap(value)) return { items: [{ type: '*', identifiers: listed(value) }], missing: '' };
  const items = Object.entries(value).map(([type, identifiers]) => ({ type, identifiers: listed(identifiers) }));
  return { items, missing: '' };
}

function conditionsOf(value: Value | undefined): Parts<PolicyCondition> {
  if (value === UNKNOWN) return { items: [], missing: unseen };
  if (!isValueMap(value)) return noParts;
  const operators = Object.entries(value);
  const items = operators.flatMap(([operator, keys]) =>
    isValueMap(keys) ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: listed(values) })) : [],
  );
  return { items, missing: operators.some(([, keys]) => keys === UNKNOWN) ? unseen : '' };
}

function texts(value: Value | undefined): Texts | undefined {
  return textsOf(value, () => ({ links: [], missing: [] }));
}

function listed(value: Value): Texts {
  return texts(value) ?? { known: [], open: 0, named: true, missing: '' };
}
