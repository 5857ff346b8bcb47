import type { Block } from '../syntax/body.ts';
import type { HclModule } from './module-instance.ts';
import type { ResourceInstance } from './resource-instance.ts';

/** Path of the cdktn construct that wrote a resource instance, or the nearest module call that it is in. */
export function constructPathOf({ place }: ResourceInstance): string | undefined {
  let { module } = place;
  let found = pathOf(place.configuration.block, module);
  while (found === undefined && module.place.parent !== undefined) {
    const { call, module: caller } = module.place.parent;
    const block = caller.configuration.calls.get(call);
    found = block && pathOf(block, caller);
    module = caller;
  }
  return found;
}

function pathOf(block: Block, module: HclModule): string | undefined {
  if (block.constructPath !== undefined || module.address !== '') return block.constructPath;
  return module.context.neighbours.constructPath?.([block.type, ...block.labels].join('.'));
}
