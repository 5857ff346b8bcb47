import type { Resource, ResourceGraph } from '../resource.ts';

/** Account in an ARN, for what AWS keeps in an account. */
const accountInArn = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/;

/** Accounts by input, found once for a graph. */
const accounts = new WeakMap<ResourceGraph, Map<string, ReadonlySet<string>>>();

/**
 * Finds the account that a resource is made in: the one that every ARN of its input names, or that the provider says it works in.
 * @returns Undefined where nothing exists yet, and where the input spans several accounts.
 */
export function ownAccount(resource: Resource, graph: ResourceGraph): string | undefined {
  let ofGraph = accounts.get(graph);
  if (ofGraph === undefined) accounts.set(graph, (ofGraph = new Map()));
  let found = ofGraph.get(resource.input);
  if (found === undefined) ofGraph.set(resource.input, (found = accountsIn(resource.input, graph)));
  const [only, another] = found;
  return another === undefined ? only : undefined;
}

function accountsIn(input: string, graph: ResourceGraph): ReadonlySet<string> {
  const found = new Set<string>();
  for (const resource of graph.resources()) {
    if (resource.input !== input) continue;
    const account = resource.mode === 'managed' ? accountOf(resource) : identityOf(resource);
    if (account !== undefined) found.add(account);
  }
  return found;
}

function accountOf(resource: Resource): string | undefined {
  const arn = resource.attribute('arn');
  return arn.state === 'known' && typeof arn.value === 'string' ? accountInArn.exec(arn.value)?.[1] : undefined;
}

function identityOf(resource: Resource): string | undefined {
  if (resource.type !== 'aws_caller_identity') return undefined;
  const account = resource.attribute('account_id');
  return account.state === 'known' && typeof account.value === 'string' ? account.value : undefined;
}
