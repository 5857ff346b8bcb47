import { all } from '../../conditions/all.ts';
import { attribute } from '../../conditions/attribute.ts';
import type { Condition } from '../../conditions/condition.ts';
import type { SettingValue } from '../../setting.ts';

/**
 * AWS Config looks for 0.0.0.0/0 and ::/0 only, which two rules for its halves (0.0.0.0/1 and 128.0.0.0/1) get round.
 * So every range wider than the widest private one counts as the internet: 10.0.0.0/8 and, in IPv6, fc00::/7.
 */
const wideIpv4 = /\/[0-7]$/;
const wideIpv6 = /\/[0-6]$/;
const must = 'name no range as wide as the internet';

/** The arguments that name where traffic comes from. Each holds one CIDR block, or a list of them. */
export interface RangeArguments {
  readonly ipv4: string;
  readonly ipv6: string;
  /** A range that passes, for the fix: a text, or a list where the argument is one. */
  readonly narrow: SettingValue;
}

/** No CIDR block in the arguments is as wide as the internet. */
export function narrowRanges({ ipv4, ipv6, narrow }: RangeArguments): Condition {
  return all(attribute(ipv4).noneMatch(wideIpv4, must, narrow), attribute(ipv6).noneMatch(wideIpv6, must, null));
}
