import { coversAction, coversEveryAction, coversEverything } from './patterns.ts';
import type { Parts, PolicyPrincipal, Statement } from './statement.ts';
import { someText, someWildcard } from './texts.ts';
import { both, either, opposite, type Truth } from './truth.ts';

/** Says whether a statement has an effect. One that names neither effect is refused by AWS, so it is not known. */
export function hasEffect(statement: Statement, effect: 'Allow' | 'Deny'): Truth {
  return statement.effect === undefined
    ? { missing: `the effect of ${statement.at} is not known` }
    : statement.effect === effect;
}

/**
 * Says whether a statement is about an action.
 * @param action A whole action, such as `kms:Decrypt`. `NotAction` is about each action that it does not cover.
 */
export function concernsAction(statement: Statement, action: string): Truth {
  const covers = (pattern: string): boolean => coversAction(pattern, action);
  return either(
    statement.actions === undefined ? false : someText(statement.actions, covers),
    statement.notActions === undefined ? false : opposite(someText(statement.notActions, covers)),
  );
}

/** Says whether a statement is about every action of every service, by `Action` alone. */
export function namesEveryAction(statement: Statement): Truth {
  return statement.actions === undefined ? false : someText(statement.actions, coversEveryAction);
}

/** Says whether a statement is about every resource. `NotResource` is, as it leaves out only a few. */
export function concernsEveryResource(statement: Statement): Truth {
  return either(
    statement.resources === undefined ? false : someWildcard(statement.resources, coversEverything),
    statement.notResources === undefined ? false : opposite(someWildcard(statement.notResources, coversEverything)),
  );
}

/** Says whether principals hold everyone, signed in or not: `*`, or `*` as an AWS principal. */
export function holdsEveryone(principals: Parts<PolicyPrincipal>): Truth {
  const each = principals.items.map(({ type, identifiers }): Truth => {
    const wildcard = someWildcard(identifiers, (identifier) => identifier === '*');
    if (type === undefined) return both({ missing: 'the type of a principal is not known' }, wildcard);
    return type === '*' || type === 'AWS' ? wildcard : false;
  });
  return either(...each, principals.missing === '' ? false : { missing: principals.missing });
}

/** Says whether a part of a statement is given at all. */
export function hasParts({ items, missing }: Parts<unknown>): boolean {
  return items.length > 0 || missing !== '';
}
