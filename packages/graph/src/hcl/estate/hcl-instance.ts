import type { Action, SensitiveMarks, Value, ValueMap } from '@autoclave/catalog';
import type { HclInstance } from '../../input.ts';
import type { InstanceReferences } from '../../instance.ts';
import { constructPathOf } from './construct-path.ts';
import { documentOf } from './documents.ts';
import { exportMarks, exportValues } from './export-values.ts';
import { previousAddress } from './moved.ts';
import { providerOf, regionOf, type ProviderConfiguration } from './providers.ts';
import { resolveReferences, valuesOf } from './references.ts';
import type { ResourceInstance } from './resource-instance.ts';

/** An instance of a configuration, whose values and references are evaluated when they are first asked for. */
export class ConfiguredInstance implements HclInstance {
  readonly input: string;
  readonly realm: string;
  readonly action: Action = 'none';
  readonly replacePaths: readonly string[] = [];
  readonly previousAddress: string | undefined;
  readonly #resource: ResourceInstance;
  readonly #provider: ProviderConfiguration;
  #values: ValueMap | undefined;
  #sensitive: SensitiveMarks | undefined;
  #references: Map<string, InstanceReferences> | undefined;

  /** @param input Path of the input. */
  constructor(resource: ResourceInstance, input: string, realm: string) {
    this.#resource = resource;
    this.input = input;
    const { module, configuration } = resource.place;
    this.#provider = providerOf(module, configuration.type, configuration.block);
    this.realm = `${realm}\n${this.#provider.key}`;
    this.previousAddress = previousAddress(resource);
    if (resource.place.uncertain !== undefined) this.uncertain = resource.place.uncertain;
  }

  declare readonly uncertain?: string;

  get address(): string {
    return this.#resource.address;
  }
  get region(): string | undefined {
    return regionOf(this.#provider);
  }
  get mode(): 'managed' | 'data' {
    return this.#resource.place.configuration.mode;
  }
  get type(): string {
    return this.#resource.place.configuration.type;
  }
  get name(): string {
    return this.#resource.place.configuration.name;
  }
  get module(): string {
    return this.#resource.place.module.address;
  }
  get constructPath(): string | undefined {
    return constructPathOf(this.#resource);
  }
  get sensitive(): SensitiveMarks {
    this.#sensitive ??= exportMarks(this.#resource);
    return this.#sensitive;
  }

  values(): ValueMap {
    this.#values ??= exportValues(this.#resource, this.#resource.place.module.context.budget);
    return this.#values;
  }

  resolve(path: string): InstanceReferences {
    this.#references ??= new Map();
    let references = this.#references.get(path);
    if (references === undefined) {
      references = resolveReferences(this.#resource, path);
      this.#references.set(path, references);
    }
    return references;
  }

  document(path: string, asWritten = false): Value | undefined {
    const [only, another] = valuesOf(this.#resource.content, path.split('.'));
    return only === undefined || another !== undefined ? undefined : documentOf(only, asWritten);
  }
}
