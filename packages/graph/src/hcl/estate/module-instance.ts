import { posix } from 'node:path';
import { resourceId } from '../../address.ts';
import type { ModuleConfiguration } from '../configuration/module-configuration.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { ModuleScope, Names, Scope } from '../evaluate/scope.ts';
import type { SourceLocation } from '../syntax/body.ts';
import { contained, failure, mark, missingValue, throughValue, type HclValue } from '../values/value.ts';
import { expand, type Expansion } from './expansion.ts';
import { instancesAsValue, ModuleValue } from './instance-value.ts';
import { findModule } from './module-call.ts';
import type { Reading } from './reading.ts';
import { ResourceInstance } from './resource-instance.ts';
import { ResourceValue } from './resource-value.ts';
import { readVariable, valueOfVariable } from './variables.ts';

/** Values of the variables of the root module; undefined where none is given. */
export type RootValues = (name: string) => HclValue | undefined;

/** Where a module instance stands. */
export interface ModulePlace {
  readonly configuration: ModuleConfiguration;
  /** `module.a["x"].module.b`; '' for the root module. */
  readonly address: string;
  /** Names of the calls from the root module down. */
  readonly path: readonly string[];
  readonly parent: { readonly module: HclModule; readonly call: string; readonly names: Names | undefined } | undefined;
  readonly rootValues: RootValues;
  /** Why it may not exist. */
  readonly uncertain: string | undefined;
}

/** The instances of a resource or module call. */
export interface Instances<Item> {
  readonly expansion: Expansion;
  readonly items: readonly Item[];
}

/** One instance of a module: it evaluates what is in it, each thing once and when it is first asked for. */
export class HclModule implements ModuleScope {
  readonly context: Reading;
  readonly place: ModulePlace;
  readonly #scope: Scope = { module: this, names: undefined };
  readonly #values = new Map<string, HclValue>();
  readonly #running = new Set<string>();
  readonly #resources = new Map<string, Instances<ResourceInstance>>();
  readonly #children = new Map<string, Instances<HclModule> | undefined>();

  constructor(place: ModulePlace, context: Reading) {
    this.place = place;
    this.context = context;
  }

  get address(): string {
    return this.place.address;
  }

  get configuration(): ModuleConfiguration {
    return this.place.configuration;
  }

  variable(name: string): HclValue {
    return this.#once(`var.${name}`, () => {
      const block = this.configuration.variables.get(name);
      if (block === undefined) return this.#absent(`var.${name}`);
      const value = valueOfVariable(readVariable(block, this.#scope), this.#given(name), this.#scope);
      return value === undefined ? missingValue(this.inside(`var.${name}`)) : this.#through(`var.${name}`, value);
    });
  }

  #given(name: string): HclValue | undefined {
    const { parent, rootValues } = this.place;
    if (parent === undefined) return rootValues(name);
    const argument = parent.module.configuration.calls.get(parent.call)?.body.arguments.get(name);
    return argument && evaluate(argument.value, { module: parent.module, names: parent.names });
  }

  local(name: string): HclValue {
    const argument = this.configuration.locals.get(name);
    if (argument === undefined) return this.#absent(`local.${name}`);
    return this.#once(
      `local.${name}`,
      () => this.#through(`local.${name}`, evaluate(argument.value, this.#scope)),
      argument.location,
    );
  }

  /** Value of an output, as the calling module sees it. */
  output(name: string): HclValue {
    const sensitive = this.configuration.outputs.get(name)?.body.arguments.get('sensitive')?.value;
    const isSensitive = sensitive?.kind === 'literal' && sensitive.value === true;
    return mark(this.outputAsWritten(name), undefined, isSensitive);
  }

  /** Value of an output, whether or not its block says that it is not to be shown. */
  outputAsWritten(name: string): HclValue {
    const hop = this.address === '' ? `output.${name}` : `${this.address}.${name}`;
    const block = this.configuration.outputs.get(name);
    if (block === undefined) return this.#absent(hop);
    const argument = block.body.arguments.get('value');
    if (argument === undefined) return null;
    return this.#once(`output.${name}`, () => throughValue(hop, contained(evaluate(argument.value, this.#scope))));
  }

  module(name: string): HclValue {
    if (!this.configuration.calls.has(name)) return this.#absent(`module.${name}`);
    const children = this.children(name);
    if (children === undefined) return missingValue(this.inside(`module.${name}`));
    return this.#once(`module.${name}`, () => instancesAsValue(children, (child) => new ModuleValue(child)));
  }

  resource(mode: 'managed' | 'data', type: string, name: string): HclValue {
    const id = resourceId({ mode, type, name });
    if (!this.configuration.resources.has(id)) return this.#absent(id);
    return this.#once(id, () => instancesAsValue(this.resources(id), (instance) => new ResourceValue(instance)));
  }

  path(name: string): HclValue {
    if (name === 'path.module') return posix.relative(this.context.root, this.configuration.folder) || '.';
    if (name === 'path.root') return '.';
    return name === 'path.cwd' || name.endsWith('.workspace') ? missingValue(name) : failure(`there is no "${name}"`);
  }

  /** Instances of a resource. @param id Must be one that the configuration has. */
  resources(id: string): Instances<ResourceInstance> {
    const known = this.#resources.get(id);
    if (known !== undefined) return known;
    const configuration = this.configuration.resources.get(id);
    if (configuration === undefined) return noInstances;
    // What an expansion that goes in a circle sees of itself.
    this.#resources.set(id, noInstances);
    const expansion = expand(configuration.block, this, this.context);
    const items = expansion.instances.map(
      (one) =>
        new ResourceInstance({
          address: this.inside(`${id}${one.suffix}`),
          configuration,
          module: this,
          names: one.names,
          uncertain: this.place.uncertain ?? expansion.uncertain,
        }),
    );
    const instances = { expansion, items };
    this.#resources.set(id, instances);
    return instances;
  }

  /** Instances of a module call; undefined where the module could not be read. */
  children(name: string): Instances<HclModule> | undefined {
    if (this.#children.has(name)) return this.#children.get(name);
    this.#children.set(name, undefined);
    const call = this.configuration.calls.get(name);
    const called = call && findModule(this, name, call);
    const children = called && call && this.#makeChildren(name, called, expand(call, this, this.context));
    this.#children.set(name, children);
    return children;
  }

  #makeChildren(name: string, configuration: ModuleConfiguration, expansion: Expansion): Instances<HclModule> {
    const items = expansion.instances.map((one) => {
      const place: ModulePlace = {
        configuration,
        address: this.inside(`module.${name}${one.suffix}`),
        path: [...this.place.path, name],
        parent: { module: this, call: name, names: one.names },
        rootValues: this.place.rootValues,
        uncertain: this.place.uncertain ?? expansion.uncertain,
      };
      return new HclModule(place, this.context);
    });
    return { expansion, items };
  }

  /** Evaluates what nobody may ask for, so that what is wrong with it is found. */
  evaluateAll(): void {
    for (const name of this.configuration.locals.keys()) this.local(name);
    for (const name of this.configuration.outputs.keys()) this.output(name);
  }

  /** Puts the address of the module in front of a name in it. */
  inside(name: string): string {
    return this.address === '' ? name : `${this.address}.${name}`;
  }

  #through(name: string, value: HclValue): HclValue {
    return throughValue(this.inside(name), contained(value));
  }

  /** A name that is not declared is an error, unless it may stand where nothing could be read. */
  #absent(name: string): HclValue {
    return this.configuration.isDamaged ? missingValue(this.inside(name)) : failure(`there is no ${name}`);
  }

  /** Evaluates once. What needs itself is not known; where it is written, that is reported. */
  #once(name: string, compute: () => HclValue, location?: SourceLocation): HclValue {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    if (this.#running.has(name)) {
      if (location !== undefined) this.context.diagnostics.add('hcl-cycle', `${name} refers to itself`, location);
      return missingValue(`${this.inside(name)}, which refers to itself,`);
    }
    this.#running.add(name);
    const value = compute();
    this.#running.delete(name);
    this.#values.set(name, value);
    return value;
  }
}

const noInstances: Instances<never> = {
  expansion: { kind: 'single', instances: [], uncertain: undefined },
  items: [],
};
