/** A resource instance in a plan, with the values that it will have as far as they are known. */
export interface PlannedResource {
  /** Address inside the module. */
  readonly address: string;
  readonly type: string;
  readonly values: { readonly [attribute: string]: unknown };
}

/** Terraform leaves `values` out where nothing is known. */
type PlannedJson = Pick<PlannedResource, 'address' | 'type'> & {
  readonly mode: string;
  readonly values?: PlannedResource['values'];
};

interface PlannedModule {
  readonly address?: string;
  readonly resources?: readonly PlannedJson[];
  readonly child_modules?: readonly PlannedModule[];
}

/**
 * Lists the resources that a plan creates in one module, in the order of their addresses.
 * @param json What `terraform show -json` printed.
 */
export function plannedIn(json: string, module: string): readonly PlannedResource[] {
  const plan = JSON.parse(json) as { readonly planned_values: { readonly root_module: PlannedModule } };
  const found = plan.planned_values.root_module.child_modules?.find(({ address }) => address === module);
  return (found?.resources ?? [])
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, type, values = {} }) => ({ address: address.slice(module.length + 1), type, values }));
}
