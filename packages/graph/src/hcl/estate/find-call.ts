import type { ModuleCall } from '../../input.ts';
import { parseModuleAddress, withoutOpenKeys } from '../../address.ts';
import { BlockContent } from './block-content.ts';
import { toValue } from './export-values.ts';
import { installedVersion, sourceOf } from './module-call.ts';
import type { HclModule } from './module-instance.ts';
import { factsOf } from '../values/value.ts';

/** Finds the call behind a module address, with or without instance keys; undefined for the root module. */
export function findCall(root: HclModule, address: string): ModuleCall | undefined {
  let module: HclModule | undefined = root;
  let found: { readonly module: HclModule; readonly name: string } | undefined;
  for (const { name } of parseModuleAddress(withoutOpenKeys(address)) ?? []) {
    if (module?.configuration.calls.has(name) !== true) return undefined;
    found = { module, name };
    module = module.children(name)?.items[0];
  }
  return found && describe(found.module, found.name);
}

function describe(module: HclModule, name: string): ModuleCall | undefined {
  const call = module.configuration.calls.get(name);
  if (call === undefined) return undefined;
  const content = new BlockContent(call, { module, names: undefined });
  const version = content.argument('version')?.value();
  const waivers = content.argument('waivers')?.value();
  const installed = installedVersion(module, name, call);
  return {
    name,
    source: sourceOf(call) ?? '',
    ...(typeof version === 'string' ? { version } : {}),
    ...(installed === undefined ? {} : { installedVersion: installed }),
    ...(waivers === undefined || !factsOf(waivers).isKnown ? {} : { waivers: toValue(waivers) }),
  };
}
