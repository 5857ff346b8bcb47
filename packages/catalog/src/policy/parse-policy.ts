import type { References } from '../resource.ts';
import { isValueList, isValueMap, property, UNKNOWN, type Value, type ValueMap } from '../value.ts';
import { noParts, type Parts, type PolicyCondition, type PolicyPrincipal, type Statement } from './statement.ts';
import { hasReference, textsOf, type Texts } from './texts.ts';

/** The statements of a policy text, or why there are none to read. */
export type ParsedPolicy =
  | { readonly statements: readonly Statement[]; readonly missing: string }
  | { readonly unreadable: string };

const unseen = 'known after apply';

/** What the text as a whole refers to, asked for only where a part of it is not known. */
type WholeReferences = () => References;

/** A member of a policy, where it is no text: one with references in it stands for anything. */
function memberOf(map: ValueMap, name: string): Value | undefined {
  const value = property(map, name);
  return hasReference(value) ? UNKNOWN : value;
}

const noReferences: WholeReferences = () => ({ links: [], missing: [] });

/**
 * Reads the JSON of a policy, or its object where parts of it are not known yet. Never throws.
 * @param at Prefix of the statements' places, such as an address.
 * @param references Of the whole text: where all of them are ARNs, each part that is not known is one or begins with one.
 */
export function parsePolicy(
  value: Value,
  at: string,
  sensitive: boolean,
  references: WholeReferences = noReferences,
): ParsedPolicy {
  // An object with gaps comes from an input that shows how the text is written.
  const isWritten = typeof value !== 'string';
  const document = typeof value === 'string' ? parseJson(value) : value;
  if (document === undefined) return { unreadable: 'policy text is not JSON' };
  if (!isValueMap(document)) return { unreadable: 'policy text is not a JSON object' };
  const listed = memberOf(document, 'Statement');
  if (listed === UNKNOWN) return { statements: [], missing: unseen };
  const given: readonly Value[] = isValueList(listed) ? listed : listed === undefined ? [] : [listed];
  const items = given.map((item) => (hasReference(item) ? UNKNOWN : item));
  if (!items.every((item) => item === UNKNOWN || isValueMap(item))) {
    return { unreadable: 'a statement in the policy text is not an object' };
  }
  const statements = items.flatMap((item, index) =>
    isValueMap(item)
      ? [new StatementParser(item, references, isWritten).parse(`${at}Statement[${index}]`, sensitive)]
      : [],
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

/** Reads one statement. */
class StatementParser {
  readonly #from: ValueMap;
  readonly #references: WholeReferences;
  readonly #isWritten: boolean;

  constructor(from: ValueMap, references: WholeReferences, isWritten: boolean) {
    this.#from = from;
    this.#references = references;
    this.#isWritten = isWritten;
  }

  parse(at: string, sensitive: boolean): Statement {
    const effect = memberOf(this.#from, 'Effect');
    return {
      at,
      sensitive,
      certain: true,
      sid: sidOf(memberOf(this.#from, 'Sid')),
      effect: effect === 'Allow' || effect === 'Deny' ? effect : undefined,
      actions: this.#texts(property(this.#from, 'Action')),
      notActions: this.#texts(property(this.#from, 'NotAction')),
      resources: this.#texts(property(this.#from, 'Resource')),
      notResources: this.#texts(property(this.#from, 'NotResource')),
      principals: this.#principals('Principal'),
      notPrincipals: this.#principals('NotPrincipal'),
      conditions: this.#conditions(),
    };
  }

  #principals(name: string): Parts<PolicyPrincipal> {
    const value = memberOf(this.#from, name);
    if (value === undefined || value === null) return noParts;
    if (value === UNKNOWN) return { items: [], missing: unseen };
    if (!isValueMap(value)) return { items: [{ type: '*', identifiers: this.#listed(value) }], missing: '' };
    const items = Object.entries(value).map(([type, one]) => ({ type, identifiers: this.#listed(one) }));
    return { items, missing: '' };
  }

  #conditions(): Parts<PolicyCondition> {
    const value = memberOf(this.#from, 'Condition');
    if (value === UNKNOWN) return { items: [], missing: unseen };
    if (!isValueMap(value)) return noParts;
    const operators = Object.entries(value);
    const items = operators.flatMap(([operator, keys]) =>
      isValueMap(keys)
        ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: this.#listed(values) }))
        : [],
    );
    return { items, missing: operators.some(([, keys]) => keys === UNKNOWN || hasReference(keys)) ? unseen : '' };
  }

  #texts(value: Value | undefined): Texts | undefined {
    return textsOf(value, this.#references, this.#isWritten);
  }

  #listed(value: Value): Texts {
    return this.#texts(value) ?? { known: [], open: 0, named: true, missing: '' };
  }
}

function sidOf(value: Value | undefined): string | undefined {
  if (value === UNKNOWN) return undefined;
  return typeof value === 'string' ? value : '';
}
