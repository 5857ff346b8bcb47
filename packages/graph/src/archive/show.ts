import { UserError } from '@autoclave/catalog';

/** The JSON of a saved plan, or why it cannot be had, as a clause without a full stop. */
export type ShownPlan = { readonly json: string } | { readonly unavailable: string };

/**
 * Prints a saved plan as JSON, as `terraform show -json FILE` does.
 * @param folder Folder that the plan lies in; the command runs there.
 * @param name Of the file in it.
 */
export type ShowPlan = (folder: string, name: string) => Promise<ShownPlan>;

/**
 * Shows plans with Terraform or OpenTofu, whichever is on the PATH. Both need the providers of the plan, so the folder must be
 * one that `init` has run in; the providers that lie there are started.
 */
export function showWithTerraform(env: NodeJS.ProcessEnv): ShowPlan {
  return async (folder, name) => {
    const { firstError, Terraform } = await import('../terraform/index.ts');
    let terraform: InstanceType<typeof Terraform>;
    try {
      terraform = new Terraform({ env });
    } catch (error) {
      if (error instanceof UserError) return { unavailable: error.message };
      throw error;
    }
    // A name that begins with a dash would be read as an option.
    const run = await terraform.run(folder, ['show', '-no-color', '-json', `./${name}`], true);
    return run.exitCode === 0 ? { json: run.stdout } : { unavailable: `${terraform.name} show: ${firstError(run)}` };
  };
}
