import { controls, isDeclarative } from '@autoclave/catalog';
import { judge, type Finding, type Report } from '@autoclave/checker';
import { LinkedGraph, readInput, type PlanInput } from '@autoclave/graph';
import { expect } from 'vitest';
import { buildModule } from '../src/build-module.ts';
import type { ModuleDefinition } from '../src/define-module.ts';
import { postconditionsFor, requireControl } from '../src/guards.ts';
import type { InputDeclarations } from '../src/input.ts';

/** What the checker says of the resources of one module call in a plan. */
export interface Conformance {
  /** False where the plan shows a part only, so that a pass proves nothing. */
  readonly certifiable: boolean;
  /** `control resource: message` */
  readonly fails: readonly string[];
  /** Control, resource, and what is missing. */
  readonly unknowns: readonly Undecided[];
  /** Ids of the controls that hold on at least one resource. */
  readonly passes: ReadonlySet<string>;
  /**
   * Claims of the module, and controls whose postcondition stands on a block of it, that no resource shows a pass of:
   * `control`, or `control type.name` for a block whose own instances must show it.
   */
  readonly unseen: readonly string[];
  /** Resources whose postconditions Terraform cannot decide before the apply. */
  readonly deferred: readonly string[];
}

/** Control id, address inside the module, and what the plan does not show. */
export type Undecided = readonly [control: string, resource: string, missing: string];

/** What a test knows and accepts of a plan. Each list must match exactly, so that it cannot outlive its reason. */
export interface Expected {
  /** Address of the module call. Default: `module.<name>`. */
  readonly address?: string;
  readonly unknowns?: readonly Undecided[];
  /** Because the plan leaves out the resource, or every instance is one that the control leaves out. */
  readonly unseen?: readonly string[];
  readonly deferred?: readonly string[];
}

/**
 * Judges a plan as `autoclave check` does, and keeps what concerns one module call.
 * @param json What `terraform show -json` printed.
 * @param address Address of the module call, with its key where it has one.
 */
export function conformanceOf<Inputs extends InputDeclarations>(
  json: string,
  definition: ModuleDefinition<Inputs>,
  address: string,
): Conformance {
  const input = readInput(json, 'plan.json');
  if (input.kind !== 'plan') throw new TypeError('plan.json is a state');
  const inside = (module: string): boolean => module === address || module.startsWith(`${address}.`);
  const report = judgePlan(input);
  const findings = report.findings.filter((finding) => inside(finding.module));
  const passes = findings.filter(({ verdict }) => verdict === 'pass');
  const short = (resource: string): string => resource.slice(address.length + 1);
  return {
    certifiable: report.inputs.every((one) => one.certifiable),
    fails: findings
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ control, resource, message }) => `${control} ${short(resource)}: ${message}`),
    unknowns: findings
      .filter(({ verdict }) => verdict === 'unknown')
      .map(({ control, resource, at, got }): Undecided => [control, short(resource), `${at}: ${got}`]),
    passes: new Set(passes.map(({ control }) => control)),
    unseen: unseen(definition, passes, address),
    deferred: input.checks
      .filter(({ status, module, kind }) => status === 'unknown' && kind === 'resource' && inside(module))
      .map((check) => short(check.address)),
  };
}

/**
 * Asserts that a module does what it says: in the plan of one call nothing fails, nothing is undecided, and each
 * control that it claims or guards was looked at and holds; apart from what `expected` lists.
 */
export function expectConformance<Inputs extends InputDeclarations>(
  json: string,
  definition: ModuleDefinition<Inputs>,
  expected: Expected = {},
): void {
  const { address = `module.${definition.name}`, unknowns = [], unseen = [], deferred = [] } = expected;
  const found = conformanceOf(json, definition, address);
  expect({ ...found, passes: found.passes.size > 0 }).toEqual({
    certifiable: true,
    fails: [],
    unknowns,
    passes: true,
    unseen,
    deferred,
  });
}

function judgePlan(input: PlanInput): Report {
  return judge({
    controls,
    inputs: [
      {
        path: input.path,
        kind: 'plan',
        certifiable: input.certifiable,
        reasons: input.uncertifiableReasons,
        checks: input.checks,
        moduleSource: (module) => input.moduleCall(module)?.source,
      },
    ],
    graph: new LinkedGraph(input.instances),
    waivers: [],
    now: new Date('2026-06-15T00:00:00Z'),
    tool: { name: 'autoclave', version: '0.0.0' },
  });
}

function unseen<Inputs extends InputDeclarations>(
  definition: ModuleDefinition<Inputs>,
  passes: readonly Finding[],
  address: string,
): readonly string[] {
  const anywhere = (control: string): boolean => passes.some((finding) => finding.control === control);
  const claims = definition.claims.filter((control) => !anywhere(control));
  const guards = buildModule(definition)
    .blocks.filter((block) => block.kind === 'resource')
    .flatMap(({ type, name, meta }) => {
      const block = `${address}.${type}.${name}`;
      const onBlock = passes.filter(({ resource }) => resource === block || resource.startsWith(`${block}[`));
      return [...new Set(postconditionsFor(type, definition.name, meta.role).map(({ control }) => control.id))]
        .filter((id) => (isByCompanion(id) ? !anywhere(id) : !onBlock.some(({ control }) => control === id)))
        .map((id) => (isByCompanion(id) ? id : `${id} ${type}.${name}`));
    });
  return [...new Set([...claims, ...guards])].toSorted();
}

/** The guard of such a control stands on a neighbour of the resource that is judged. */
function isByCompanion(id: string): boolean {
  const control = requireControl(id, 'the conformance test');
  return isDeclarative(control) && control.condition.kind === 'companion';
}
