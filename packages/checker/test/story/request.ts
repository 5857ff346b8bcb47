import type { Action, SensitiveMarks, ValueMap } from '@autoclave/catalog';
import { LinkedGraph, noReferences, type Instance, type InstanceReferences } from '@autoclave/graph';
import type { JudgedInput, JudgeRequest, TerraformCheck, Waiver } from '../../src/index.ts';
import { storyControls } from './controls.ts';

/** The day of all tests. */
export const now: Date = new Date('2026-11-22T09:30:00Z');

interface InstanceDetails {
  /** Address of the module instance that holds it. */
  readonly module?: string;
  readonly action?: Action;
  readonly sensitive?: SensitiveMarks;
  readonly references?: Readonly<Record<string, InstanceReferences>>;
}

/** Writes a resource instance by its address, as a reader would. */
export function instance(address: string, values: ValueMap = {}, details: InstanceDetails = {}): Instance {
  const { module = '' } = details;
  const steps = (module === '' ? address : address.slice(module.length + 1)).split('.');
  const isData = steps[0] === 'data';
  const [type = '', name = ''] = isData ? steps.slice(1) : steps;
  return {
    address,
    mode: isData ? 'data' : 'managed',
    type,
    name: name.replace(/\[.*/, ''),
    module,
    realm: '',
    action: details.action ?? 'create',
    replacePaths: [],
    values: () => values,
    sensitive: details.sensitive ?? false,
    resolve: (path) => details.references?.[path] ?? noReferences,
  };
}

/** A reference from one argument to an attribute. */
export function to(target: string, attribute: string, ...via: readonly string[]): InstanceReferences {
  return { links: [{ target, attribute, strength: 'must', via }], missing: [] };
}

/** An input that shows all of its plan. */
export function input(details: Partial<JudgedInput> = {}): JudgedInput {
  return {
    path: 'plan.json',
    kind: 'plan',
    certifiable: true,
    reasons: [],
    checks: [],
    moduleSource: () => undefined,
    ...details,
  };
}

/** A request over these resources with the controls of the tests. */
export function request(instances: readonly Instance[], details: Partial<JudgeRequest> = {}): JudgeRequest {
  return {
    controls: storyControls,
    inputs: [input()],
    graph: new LinkedGraph(instances),
    waivers: [],
    now,
    tool: { name: 'autoclave', version: '0.1.0' },
    ...details,
  };
}

/** A waiver that meets every rule, but for what is given. */
export function waiver(details: Partial<Waiver> = {}): Waiver {
  return {
    control: 's3-bucket-versioning-enabled',
    resource: 'aws_s3_bucket.scratch',
    reason: 'Holds only files that can be computed again',
    owner: 'ana@example.com',
    approver: 'ben@example.com',
    expires: '2027-03-31',
    position: 0,
    location: { file: 'autoclave.waivers.yaml', line: 2 },
    ...details,
  };
}

/** A result of Terraform on one resource of the root module. */
export function check(details: Partial<TerraformCheck> & { readonly address: string }): TerraformCheck {
  return { kind: 'resource', module: '', status: 'pass', problems: [], ...details };
}
