import type { CdktnInput, ConfigurationLocation, HclInput, ModuleCall } from '../input.ts';
import type { ListedStack } from './manifest.ts';
import type { StackMetadata } from './stack-metadata.ts';

/** What a stack is made of. */
export interface StackParts {
  readonly hcl: HclInput;
  readonly listed: ListedStack;
  readonly metadata: StackMetadata;
  /** Version of cdktn. */
  readonly version: string;
  /** Stacks that it depends on in a circle, itself first and last. */
  readonly circle: readonly string[] | undefined;
}

/** A stack: its configuration, and what cdktn says of it. */
export class StackInput implements CdktnInput {
  readonly kind = 'cdktn';
  readonly path: string;
  readonly stack: string;
  readonly cdktnVersion: string;
  readonly terraformVersion = '';
  readonly checks: CdktnInput['checks'] = [];
  readonly instances: CdktnInstances;
  readonly waivers: CdktnInput['waivers'];
  readonly annotations: CdktnInput['annotations'];
  readonly overrides: CdktnInput['overrides'];
  readonly #hcl: HclInput;
  readonly #circle: StackParts['circle'];

  constructor({ hcl, listed, metadata, version, circle }: StackParts) {
    this.#hcl = hcl;
    this.#circle = circle;
    this.path = hcl.path;
    this.stack = listed.name;
    this.cdktnVersion = version;
    this.instances = hcl.instances;
    this.waivers = hcl.waivers;
    this.annotations = listed.annotations;
    this.overrides = metadata.overrides;
  }

  get diagnostics(): CdktnInput['diagnostics'] {
    return this.#hcl.diagnostics;
  }

  get certifiable(): boolean {
    return this.uncertifiableReasons.length === 0;
  }

  get uncertifiableReasons(): readonly string[] {
    const errors = this.annotations.filter(({ level }) => level === 'error');
    return [
      ...errors.map(({ constructPath, message }) => `an error is noted at ${constructPath}: ${message}`),
      ...(this.#circle === undefined ? [] : [`stacks depend on each other in a circle: ${this.#circle.join(' -> ')}`]),
      ...this.#hcl.uncertifiableReasons,
    ];
  }

  moduleCall(address: string): ModuleCall | undefined {
    return this.#hcl.moduleCall(address);
  }

  location(address: string, path?: string): ConfigurationLocation | undefined {
    return this.#hcl.location(address, path);
  }

  callLocation(address: string): ConfigurationLocation | undefined {
    return this.#hcl.callLocation(address);
  }

  constructPath(address: string): string | undefined {
    return this.#hcl.constructPath(address);
  }
}

type CdktnInstances = CdktnInput['instances'];
