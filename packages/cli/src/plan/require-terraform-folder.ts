import { existsSync, readdirSync, statSync } from 'node:fs';
import { configurationFiles } from '@autoclave/graph';
import { folderWithoutTerraform, pathMissing } from '../errors.ts';
import { unreadable } from '../read-text-file.ts';

/**
 * Requires a folder that Terraform can plan.
 * @param named The folder as the user wrote it, for the message.
 * @throws UserError path-missing, path-unreadable, folder-without-terraform
 */
export function requireTerraformFolder(folder: string, named: string): void {
  if (!existsSync(folder)) throw pathMissing(named);
  if (configurationFiles(namesIn(folder, named)).length === 0) throw folderWithoutTerraform(named);
}

/** A file holds no others. */
function namesIn(folder: string, named: string): readonly string[] {
  try {
    return statSync(folder).isDirectory() ? readdirSync(folder) : [];
  } catch (error) {
    throw unreadable(named, error);
  }
}
