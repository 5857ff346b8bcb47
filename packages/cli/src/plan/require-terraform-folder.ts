import { existsSync, readdirSync, statSync } from 'node:fs';
import { folderWithoutTerraform, pathMissing } from '../errors.ts';

/**
 * Requires a folder that Terraform can plan.
 * @param named The folder as the user wrote it, for the message.
 * @throws UserError path-missing, folder-without-terraform
 */
export function requireTerraformFolder(folder: string, named: string): void {
  if (!existsSync(folder)) throw pathMissing(named);
  const isRoot =
    statSync(folder).isDirectory() &&
    readdirSync(folder).some((name) => name.endsWith('.tf') || name.endsWith('.tf.json'));
  if (!isRoot) throw folderWithoutTerraform(named);
}
