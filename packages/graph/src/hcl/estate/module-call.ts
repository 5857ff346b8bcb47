import type { ModuleConfiguration } from '../configuration/module-configuration.ts';
import type { ModulePlace } from '../files/source-tree.ts';
import type { Block } from '../syntax/body.ts';
import type { HclModule } from './module-instance.ts';

/** Modules inside of each other; nobody nests as many, and a chain that goes on is a circle by other means. */
const deepest = 32;

/** Finds and reads a called module. What stands in the way is reported where the call is written. */
export function findModule(caller: HclModule, name: string, call: Block): ModuleConfiguration | undefined {
  const { context } = caller;
  const path = [...caller.place.path, name];
  const title = `module ${path.join('.')}`;
  const found = placeOf(caller, name, call);
  if ('unread' in found) {
    context.diagnostics.add('hcl-module-unread', `${title} ${found.unread}`, call.location);
    return undefined;
  }
  if (isAbove(caller, found.folder)) {
    context.diagnostics.add('hcl-cycle', `${title} calls a module that it is a part of`, call.location);
    context.diagnostics.add('hcl-module-unread', `${title} has no end`, call.location);
    return undefined;
  }
  if (path.length > deepest || !context.admit(1)) {
    context.diagnostics.add('hcl-limit', `${title} is nested too deep, or one of too many`, call.location);
    return undefined;
  }
  return context.configuration(found.folder);
}

/** Version that is installed, for modules of a registry. */
export function installedVersion(caller: HclModule, name: string, call: Block): string | undefined {
  const found = placeOf(caller, name, call);
  return 'unread' in found ? undefined : found.version;
}

function placeOf({ context, place }: HclModule, name: string, call: Block): ModulePlace {
  const path = [...place.path, name];
  return context.finder.find({ path, source: sourceOf(call), from: place.configuration.folder });
}

/** The source, where it is plain text. */
export function sourceOf(call: Block): string | undefined {
  const source = call.body.arguments.get('source')?.value;
  return source?.kind === 'literal' && typeof source.value === 'string' ? source.value : undefined;
}

function isAbove(module: HclModule, folder: string): boolean {
  let above: HclModule | undefined = module;
  while (above !== undefined) {
    if (above.place.configuration.folder === folder) return true;
    above = above.place.parent?.module;
  }
  return false;
}
