import { allOf, fail, pass, unknown, type Outcome } from '../../outcome.ts';
import type { Block, References } from '../../resource.ts';
import { joinPath } from '../../conditions/predicate.ts';
import { missingHop, show } from '../../show.ts';
import { narrowRanges, type RangeArguments } from './_wide-ranges.ts';

const expected = 'lead to a NAT gateway, an endpoint or nowhere';

const internetGateways = new Set(['aws_internet_gateway', 'aws_internet_gateway_attachment']);
/** What else `gateway_id` may name. */
const otherGateways = new Set(['aws_vpn_gateway', 'aws_vpn_gateway_attachment']);

/** One route of a table, or a route that is a resource of its own: it does not lead the whole internet to a gateway. */
export function judgeRoute(route: Block, ranges: Pick<RangeArguments, 'ipv4' | 'ipv6'>): Outcome {
  const gateway = leadsToInternet(route);
  if (gateway.verdict === 'pass') return gateway;
  const narrow = narrowRanges({ ...ranges, narrow: '10.0.0.0/8' }).evaluate(route);
  const list = route.attribute('destination_prefix_list_id');
  const isListed = list.state === 'unknown' || (list.state === 'known' && list.value !== '');
  const reach = isListed
    ? allOf([narrow, unknown(joinPath(route.path, 'destination_prefix_list_id'), 'the entries of the prefix list')])
    : narrow;
  // A fail needs both: a destination as wide as the internet and an internet gateway.
  if (reach.verdict === 'pass') return reach;
  return gateway.verdict === 'unknown' || reach.verdict === 'fail' ? gateway : reach;
}

/** Whether a route leads to an internet gateway: fails where it does. */
function leadsToInternet(route: Block): Outcome {
  const at = joinPath(route.path, 'gateway_id');
  const gateway = route.attribute('gateway_id');
  if (gateway.state === 'absent') return pass({ at, value: 'not set' });
  if (gateway.state === 'known') {
    return String(gateway.value).startsWith('igw-')
      ? fail(at, show(gateway), expected)
      : pass({ at, value: show(gateway) });
  }
  return judgeTargets(at, gateway.references);
}

function judgeTargets(at: string, { links, missing }: References): Outcome {
  const targets = links.map((link) => link.target);
  const [first] = targets;
  if (first !== undefined && missing.length === 0) {
    if (targets.every(({ type }) => internetGateways.has(type))) return fail(at, first.address, expected);
    if (targets.every(({ type }) => otherGateways.has(type))) return pass({ at, value: first.address });
  }
  return unknown(at, missingHop({ links, missing }));
}
