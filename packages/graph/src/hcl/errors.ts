import { UserError } from '@autoclave/catalog';
import type { SourceLocation } from './syntax/body.ts';

/** The folder does not exist, or is not one. */
export function notAFolder(path: string): UserError {
  return new UserError('hcl-not-a-folder', `${path} is not a folder that can be read`, {
    at: path,
    fix: 'Name the folder of the root module, the one that terraform plan runs in.',
  });
}

/** The folder holds nothing to judge. */
export function noConfiguration(path: string): UserError {
  return new UserError('hcl-no-configuration', `${path} holds no .tf file`, {
    at: path,
    fix: 'Name the folder of the root module, the one that terraform plan runs in.',
  });
}

/** The folder lies outside of the one that it is said to be in. */
export function outsideOfRoot(path: string, root: string): UserError {
  return new UserError('hcl-outside-root', `${path} does not lie in ${root}`, {
    at: path,
    fix: 'Name a folder that holds the root module and the modules beside it.',
  });
}

/**
 * The providers of a root module cannot be told, so nothing may be planned in their place.
 * @param message As a clause.
 */
export function providersUnreadable(message: string, { file, line }: SourceLocation): UserError {
  return new UserError('hcl-providers-unreadable', `the providers of the configuration cannot be read: ${message}`, {
    at: `${file}:${line}`,
    fix: 'Mend that line, or plan without --offline, and with credentials.',
  });
}
