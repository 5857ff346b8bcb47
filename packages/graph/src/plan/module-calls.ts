import type { Value } from '@autoclave/catalog';
import { parseModuleAddress, showKey, stepName, type Step } from '../address.ts';
import type { ModuleCall } from '../input.ts';
import type { CallConfiguration, Expression, ModuleConfiguration } from './configuration.ts';

/** Gives the value of a variable of the root module; undefined for one that is not set. */
export type RootVariable = (name: string) => unknown;

/**
 * Finds the call behind a module address, with or without instance keys; undefined for the root module. Each address is
 * looked up once: many resources stand in one module.
 */
export function moduleCallFinder(
  root: ModuleConfiguration,
  variable: RootVariable,
): (address: string) => ModuleCall | undefined {
  const calls = new Map<string, ModuleCall | undefined>();
  return (address) => {
    if (!calls.has(address)) calls.set(address, findModuleCall(root, address, variable));
    return calls.get(address);
  };
}

function findModuleCall(root: ModuleConfiguration, address: string, variable: RootVariable): ModuleCall | undefined {
  let module = root;
  const calls: CallConfiguration[] = [];
  let last: string | undefined;
  for (const { name } of parseModuleAddress(address) ?? []) {
    const call = module.call(name);
    if (call === undefined) return undefined;
    calls.push(call);
    last = name;
    module = call.module;
  }
  return last === undefined ? undefined : toModuleCall(last, calls, variable);
}

function toModuleCall(
  name: string,
  calls: readonly CallConfiguration[],
  variable: RootVariable,
): ModuleCall | undefined {
  const call = calls.at(-1);
  if (call === undefined) return undefined;
  const { source, version } = call;
  return { name, source, ...(version === undefined ? {} : { version }), ...waiversOf(call, calls, variable) };
}

function waiversOf(
  call: CallConfiguration,
  calls: readonly CallConfiguration[],
  variable: RootVariable,
): Pick<ModuleCall, 'waivers' | 'waiversFrom'> {
  const written = call.input('waivers');
  if (written === undefined) return {};
  // Boundary: a constant of the configuration, and the value of a variable, are JSON.
  if (written.constant !== undefined) return { waivers: written.constant as Value };
  const value = variableBehind(written, calls.slice(0, -1), variable);
  const references = written.references.map(showReference);
  return { waiversFrom: { references, ...(value === undefined ? {} : { value: value as Value }) } };
}

/**
 * Follows the only variable of an expression outwards through the calls.
 * @param outer The calls around the expression, outermost first.
 */
function variableBehind(written: Expression, outer: readonly CallConfiguration[], variable: RootVariable): unknown {
  const [reference, ...others] = written.references;
  if (reference === undefined || others.length > 0 || stepName(reference[0]) !== 'var') return undefined;
  const name = stepName(reference[1]);
  if (name === undefined || reference.length > 2) return undefined;
  const around = outer.at(-1);
  if (around === undefined) return variable(name);
  const given = around.input(name);
  if (given === undefined || given.constant !== undefined) return given?.constant;
  return variableBehind(given, outer.slice(0, -1), variable);
}

function showReference(steps: readonly Step[]): string {
  return steps
    .map((step, index) => ('key' in step ? showKey(step.key) : `${index > 0 ? '.' : ''}${step.name}`))
    .join('');
}
