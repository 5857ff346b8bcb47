import type { PlanCheck, PlanInput } from '@autoclave/graph';

/** A configuration that Terraform refused before it could plan: what `terraform validate -json` says of it. */
export interface Refusal {
  readonly path: string;
  readonly checks: readonly PlanCheck[];
}

/** The part of a diagnostic of `terraform validate -json` that tells which guard spoke. */
interface Diagnostic {
  readonly severity?: string;
  readonly detail?: string;
  readonly snippet?: {
    readonly context?: string | null;
    readonly values?: readonly { readonly traversal?: string }[];
  };
}

/**
 * Reads the refusals of guards from the diagnostics of a validation; empty where none of them names a control.
 * Inputs that are written as literals are refused so early that Terraform writes no plan, and so no `checks`.
 */
export function readRefusals(validation: string): readonly PlanCheck[] {
  return diagnosticsOf(validation)
    .filter(({ severity, detail }) => severity === 'error' && /^\[[a-z0-9-]+\] /.test(detail ?? ''))
    .map(({ detail = '', snippet }) => {
      const label = /^module "(.+)"$/.exec(snippet?.context ?? '')?.[1];
      const module = label === undefined ? '' : `module.${label}`;
      const variable = snippet?.values?.map(({ traversal }) => traversal).find((name) => name?.startsWith('var.'));
      return {
        kind: 'var',
        address: [module, variable ?? 'var'].filter((part) => part !== '').join('.'),
        module,
        status: 'fail',
        problems: [detail.split('\n\nThis was checked by')[0] ?? detail],
      };
    });
}

function diagnosticsOf(validation: string): readonly Diagnostic[] {
  try {
    const { diagnostics } = JSON.parse(validation) as { readonly diagnostics?: readonly Diagnostic[] };
    return diagnostics ?? [];
  } catch {
    // Terraform that fails before it can validate prints text; the caller then tells what the plan printed.
    return [];
  }
}

/** Gives a refused configuration the form of an input: no resources, certifies nothing, and the refusals as checks. */
export function refusedPlan({ path, checks }: Refusal): PlanInput {
  return {
    kind: 'plan',
    path,
    terraformVersion: '',
    certifiable: false,
    uncertifiableReasons: ['Terraform refused the configuration before it planned'],
    instances: [],
    checks,
    drift: [],
    moduleCall: () => undefined,
  };
}
