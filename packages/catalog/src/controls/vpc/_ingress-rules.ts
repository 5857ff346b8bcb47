import { all } from '../../conditions/all.ts';
import { any } from '../../conditions/any.ts';
import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { byType } from '../../conditions/by-type.ts';
import type { Condition } from '../../conditions/condition.ts';
import { outsidePorts } from '../../conditions/outside-ports.ts';
import { worded } from '../../conditions/worded.ts';
import type { Applicability } from '../../control.ts';
import { narrowRanges } from './_wide-ranges.ts';

/** Every type that can open a security group, in all three forms that the provider offers. */
export const ingressTypes: readonly string[] = [
  'aws_vpc_security_group_ingress_rule',
  'aws_security_group_rule',
  'aws_security_group',
  'aws_default_security_group',
];

/** The only form that also writes egress rules. */
export const ingressOnly: Applicability = {
  condition: byType({ aws_security_group_rule: attribute('type').equals('ingress') }, 'holds'),
  reason: 'it lets traffic out, not in',
};

/** One form of an ingress rule: which argument says the protocol, and the condition that its source is narrow. */
interface RuleForm {
  readonly protocol: string;
  readonly narrowSource: Condition;
}

const ownResource: RuleForm = {
  protocol: 'ip_protocol',
  narrowSource: all(
    narrowRanges({ ipv4: 'cidr_ipv4', ipv6: 'cidr_ipv6', narrow: '10.0.0.0/8' }),
    prefixLists('prefix_list_id'),
  ),
};

const withLists: RuleForm = {
  protocol: 'protocol',
  narrowSource: all(
    narrowRanges({ ipv4: 'cidr_blocks', ipv6: 'ipv6_cidr_blocks', narrow: ['10.0.0.0/8'] }),
    prefixLists('prefix_list_ids'),
  ),
};

/** The TCP ports are closed to the internet, in whichever form the rule is written. */
export function closedToInternet(ports: readonly [number, ...number[]], requirement: string): Condition {
  return inEachForm(requirement, ({ protocol, narrowSource }) =>
    any(
      narrowSource,
      attribute(protocol).noneOf(['tcp', '6', '-1', 'all'], 'udp'),
      // With every protocol allowed, the provider writes the ports as 0 to 0, and AWS ignores them.
      all(attribute(protocol).noneOf(['-1', 'all'], 'tcp'), outsidePorts(ports)),
    ),
  );
}

/** Of all TCP and UDP ports only this TCP port is open to the internet, in whichever form the rule is written. */
export function onlyOpenPort(port: number, requirement: string): Condition {
  return inEachForm(requirement, ({ protocol, narrowSource }) =>
    any(
      narrowSource,
      attribute(protocol).oneOf(['icmp', '1', 'icmpv6', '58']),
      all(
        attribute(protocol).oneOf(['tcp', '6']),
        attribute('from_port').atLeast(port),
        attribute('to_port').atMost(port),
      ),
    ),
  );
}

function inEachForm(requirement: string, rule: (form: RuleForm) => Condition): Condition {
  // The provider reads an `ingress` that is left out as "other resources hold the rules".
  const inline = block('ingress', { whenAbsent: 'none' }).every(rule(withLists));
  return byType({
    aws_vpc_security_group_ingress_rule: worded(requirement, rule(ownResource)),
    aws_security_group_rule: worded(requirement, rule(withLists)),
    aws_security_group: worded(requirement, inline),
    aws_default_security_group: worded(requirement, inline),
  });
}

function prefixLists(name: string): Condition {
  return attribute(name).leavesOpen('the entries of the prefix list are not in this resource');
}
