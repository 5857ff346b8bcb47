import { readFileSync } from 'node:fs';
import { LinkedGraph } from '../src/linked-graph.ts';
import { readPlan } from '../src/plan/read-plan.ts';
import type { PlanInput } from '../src/input.ts';

/** Every story of fixtures/plans. */
export const stories = [
  'changes',
  'conditional',
  'drift',
  'dynamic',
  'errored',
  'instance-keys',
  'locals',
  'module-waivers',
  'nested-modules',
  'objects',
  'phi-flows',
  'policy-document',
  'providers',
  'settled',
  'splats',
  'targeted',
  'unprotected',
] as const;

export type Story = (typeof stories)[number];

/** Text of a file of a story: the plan that Terraform wrote, unless another is named. */
export function storyText(story: Story, file = 'plan.json'): string {
  return readFileSync(new URL(`../../../fixtures/plans/${story}/${file}`, import.meta.url), 'utf8');
}

export function storyPlan(story: Story): PlanInput {
  return readPlan(storyText(story), { path: `${story}.json` });
}

interface Draft {
  [name: string]: unknown;
}

/** A plan that a test may change before it is read. */
export interface DraftPlan extends Draft {
  resource_changes: (Draft & { readonly address: string; readonly type: string; readonly change: Draft })[];
  readonly configuration: {
    readonly root_module: {
      resources: (Draft & { readonly expressions: Draft })[];
      readonly module_calls: Readonly<Record<string, Draft>>;
    };
  };
}

/** A plan changed by hand, for forms that Terraform 1.11 does not write. */
export function editedPlan(story: Story, edit: (plan: DraftPlan) => void): string {
  const plan = JSON.parse(storyText(story)) as DraftPlan;
  edit(plan);
  return JSON.stringify(plan);
}

/** The change of one instance in a plan that is being edited. */
export function changeOf(plan: DraftPlan, address: string): Draft {
  return plan.resource_changes.find((one) => one.address === address)!.change;
}

/** The references behind an argument as text: `must aws_kms_key.phi#arn`, ` via ...` where hops lie between, `? local.x`. */
export function referencesOf(graph: LinkedGraph, address: string, path: string): readonly string[] {
  const source = graph.find(address);
  if (source === undefined) return [`no ${address}`];
  const { links, missing } = graph.references(source, path);
  return [
    ...links.map(({ strength, target, attribute, via }) => {
      const hops = via.length > 0 ? ` via ${via.join(' > ')}` : '';
      return `${strength} ${target.address}#${attribute}${hops}`;
    }),
    ...missing.map((hop) => `? ${hop}`),
  ];
}

export function graphOf(story: Story): LinkedGraph {
  return new LinkedGraph(storyPlan(story).instances);
}
