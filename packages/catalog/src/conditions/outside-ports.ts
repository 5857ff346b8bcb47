import { fail, pass, unknown, type Outcome } from '../outcome.ts';
import type { Attribute, Block } from '../resource.ts';
import { missingHop, show } from '../show.ts';
import { hclLiteral } from '../hcl-literal.ts';
import type { Condition } from './condition.ts';
import { joinPath } from './predicate.ts';

const from = 'from_port';
const to = 'to_port';

/**
 * The range from `from_port` to `to_port` holds none of the ports. A range that is left out, or that begins below 0 as
 * AWS writes "every port", holds them all.
 */
export function outsidePorts(ports: readonly [number, ...number[]]): Condition {
  const must = `hold none of the ports ${ports.join(', ')}`;
  const condition: Condition = {
    kind: 'condition',
    evaluate: (block) => judge(block, ports, must),
    toHcl: (subject) =>
      `try(${subject}.${from} >= 0 && alltrue([for port in ${hclLiteral(ports)} : ` +
      `${subject}.${from} > port || ${subject}.${to} < port]), false)`,
    settings: () => [],
    requirement: `${from} to ${to} must ${must}`,
    get parts() {
      return [condition];
    },
    reads: [from, to],
  };
  return condition;
}

function judge(block: Block, ports: readonly number[], must: string): Outcome {
  const at = joinPath(block.path, from);
  const first = block.attribute(from);
  const last = block.attribute(to);
  const value = `${show(first)} to ${show(last)}`;
  if (first.state === 'absent' || last.state === 'absent') return fail(at, value, must);
  const low = numberIn(first);
  const high = numberIn(last);
  if (low !== undefined && low < 0) return fail(at, value, must);
  // One end decides where it lies beyond every port, whatever the other will be.
  const outside = ports.every((port) => (low !== undefined && low > port) || (high !== undefined && high < port));
  if (outside) return pass({ at, value });
  if (first.state === 'unknown') return unknown(at, missingHop(first.references));
  if (last.state === 'unknown') return unknown(joinPath(block.path, to), missingHop(last.references));
  return fail(at, value, must);
}

function numberIn(attribute: Attribute): number | undefined {
  if (attribute.state !== 'known') return undefined;
  const number = Number(attribute.value);
  return Number.isNaN(number) ? undefined : number;
}
