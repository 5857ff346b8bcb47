import { pass, unknown, type Outcome } from '../../outcome.ts';
import type { PolicyReading } from '../../policy/policy-reading.ts';
import { readBlockPolicy, readPolicy } from '../../policy/read-policy.ts';
import type { Block, Resource, ResourceGraph } from '../../resource.ts';
import { missingHop } from '../../show.ts';

/** Types that put a policy into a role, a user or a group. */
export const inlinePolicyTypes = ['aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy'] as const;

/**
 * Finds the `inline_policy` blocks of a role that hold a policy. An empty block stands for "none, and remove others".
 * They are read as an argument: left out, AWS fills them in from what other resources put into the role. A plan shows a
 * `dynamic` block over a collection that is not known yet in the same way, so that such blocks are seen only by inputs
 * that hold the configuration: read as blocks, every new role would be unknown.
 */
export function inlineBlocks(role: Resource): readonly Block[] | Outcome {
  const written = role.attribute('inline_policy');
  if (written.state === 'absent') return [];
  const blocks = role.blocks('inline_policy');
  if (blocks.state === 'unknown') return unknown('inline_policy', missingHop(blocks.references));
  return blocks.blocks.filter((block) => !isEmpty(block, 'name') || !isEmpty(block, 'policy'));
}

/** Reads every inline policy of a resource: its own text, or the blocks of a role. */
export function inlinePolicies(resource: Resource, graph: ResourceGraph): readonly PolicyReading[] | Outcome {
  if (resource.type !== 'aws_iam_role') return [readPolicy(resource, 'policy', graph)];
  const blocks = inlineBlocks(resource);
  if ('verdict' in blocks) return blocks;
  return blocks.map((block) => readBlockPolicy(resource, block, 'policy', graph));
}

/** The resource holds no inline policy. */
export const noInlinePolicy: Outcome = pass({ at: 'inline_policy', value: 'none' });

function isEmpty(block: Block, name: string): boolean {
  const attribute = block.attribute(name);
  return attribute.state === 'absent' || (attribute.state === 'known' && attribute.value === '');
}
