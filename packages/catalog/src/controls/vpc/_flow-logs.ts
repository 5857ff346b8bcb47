import { anyOf, fail, notApplicable, unknown, type Outcome } from '../../outcome.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';

/**
 * One of the flow logs of a VPC meets the test. A VPC without any is left to vpc-flow-logs-enabled.
 * @param expected What the flow log must be, for the message where none is.
 */
export function someFlowLog(
  vpc: Resource,
  graph: ResourceGraph,
  judge: (log: Resource) => Outcome,
  expected: string,
): Outcome {
  const { found, unresolved } = graph.referrers(vpc, 'aws_flow_log', 'vpc_id');
  const open = unresolved.map(({ resource, missing }) => unknown(`${resource.address}.vpc_id`, missing.join(', ')));
  if (found.length === 0 && open.length === 0) {
    return notApplicable('it has no flow log, which vpc-flow-logs-enabled judges');
  }
  const judged = found.map(({ resource }) => located(resource, judge(resource)));
  return anyOf([...judged, ...open], fail('aws_flow_log', 'no such flow log', expected));
}

function located(log: Resource, outcome: Outcome): Outcome {
  if (outcome.verdict === 'notApplicable') return outcome;
  if (outcome.verdict !== 'pass') return { ...outcome, at: `${log.address}.${outcome.at}` };
  return {
    verdict: 'pass',
    evidence: outcome.evidence.map((one) => ({ ...one, at: `${log.address}.${one.at}` })),
  };
}
