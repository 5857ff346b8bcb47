import type { Value } from '@autoclave/catalog';
import { parseModuleAddress } from '../address.ts';
import type { ModuleCall } from '../input.ts';
import type { CallConfiguration, ModuleConfiguration } from './configuration.ts';

/** Finds the call behind a module address, with or without instance keys; undefined for the root module. */
export function findModuleCall(root: ModuleConfiguration, address: string): ModuleCall | undefined {
  let module = root;
  let found: { readonly name: string; readonly call: CallConfiguration } | undefined;
  for (const { name } of parseModuleAddress(address) ?? []) {
    const call = module.call(name);
    if (call === undefined) return undefined;
    found = { name, call };
    module = call.module;
  }
  return found && toModuleCall(found.name, found.call);
}

function toModuleCall(name: string, call: CallConfiguration): ModuleCall {
  const { source, version } = call;
  const waivers = call.input('waivers')?.constant;
  return {
    name,
    source,
    ...(version === undefined ? {} : { version }),
    // Boundary: a constant of the configuration is JSON.
    ...(waivers === undefined ? {} : { waivers: waivers as Value }),
  };
}
