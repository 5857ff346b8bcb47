import { resourceId } from '../../address.ts';
import type { InlineWaiver } from '../../input.ts';
import type { Diagnostics } from '../configuration/diagnostics.ts';
import { isWaiverProblem, parseInlineWaivers } from '../configuration/inline-waivers.ts';
import type { PlacedComment } from '../configuration/module-configuration.ts';
import type { HclModule } from './module-instance.ts';
import { walkModules } from './walk-modules.ts';

/** Collects the waivers in comments, with the instances of the blocks that they stand in or above. */
export function collectWaivers(modules: readonly HclModule[], diagnostics: Diagnostics): readonly InlineWaiver[] {
  const byConfiguration = Map.groupBy(modules, (module) => module.configuration);
  const waivers: InlineWaiver[] = [];
  for (const [configuration, instances] of byConfiguration) {
    for (const placed of configuration.comments) waivers.push(...readComment(placed, instances, diagnostics));
  }
  return waivers;
}

function readComment(
  { comment, block }: PlacedComment,
  instances: readonly HclModule[],
  diagnostics: Diagnostics,
): readonly InlineWaiver[] {
  const { file } = comment.location;
  return parseInlineWaivers(comment).flatMap((read) => {
    if (isWaiverProblem(read)) {
      diagnostics.add('hcl-waiver', read.message, { file, line: read.line });
      return [];
    }
    const resources = block === undefined ? undefined : addressesIn(block.type, block.labels, instances);
    if (resources !== undefined) return [{ ...read, resources }];
    const message = 'a waiver stands neither in nor above a resource, data source or module call';
    diagnostics.add('hcl-waiver', message, read.location);
    return [];
  });
}

/** @returns undefined for a block that is about no resource. */
function addressesIn(
  type: string,
  labels: readonly string[],
  instances: readonly HclModule[],
): readonly string[] | undefined {
  const [first = '', second = ''] = labels;
  if (type === 'module') return instances.flatMap((module) => addressesBelow(module, first));
  if (type !== 'resource' && type !== 'data') return undefined;
  const id = resourceId({ mode: type, type: first, name: second });
  return instances.flatMap((module) => module.resources(id).items.map((instance) => instance.address));
}

function addressesBelow(module: HclModule, call: string): readonly string[] {
  const roots = module.children(call)?.items ?? [];
  return roots.flatMap(walkModules).flatMap((one) => {
    const ids = [...one.configuration.resources.keys()];
    return ids.flatMap((id) => one.resources(id).items.map((instance) => instance.address));
  });
}
