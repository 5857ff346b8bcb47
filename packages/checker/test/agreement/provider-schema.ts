import type { Terraform } from '@autoclave/graph/terraform';

/** The part of a provider schema that says how to write a block. */
export interface BlockSchema {
  readonly attributes?: {
    readonly [name: string]: { readonly type?: unknown; readonly required?: boolean; readonly computed?: boolean };
  };
  readonly block_types?: {
    readonly [name: string]: { readonly min_items?: number; readonly block: BlockSchema };
  };
}

/** Gives the schema of `type`, or of the data source `data.type`. */
export type SchemaOf = (type: string) => BlockSchema;

/** Reads the schemas of hashicorp/aws in a folder where Terraform is initialised. */
export async function readSchemas(terraform: Terraform, folder: string): Promise<SchemaOf> {
  const run = await terraform.run(folder, ['providers', 'schema', '-json'], true);
  if (run.exitCode !== 0) throw new TypeError(run.stderr);
  const schema = JSON.parse(run.stdout).provider_schemas['registry.terraform.io/hashicorp/aws'];
  return (type) => {
    const found = type.startsWith('data.')
      ? schema.data_source_schemas[type.slice('data.'.length)]
      : schema.resource_schemas[type];
    if (found === undefined) throw new TypeError(`hashicorp/aws has no ${type}`);
    return found.block;
  };
}
