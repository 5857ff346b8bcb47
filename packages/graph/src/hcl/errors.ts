import { UserError } from '@autoclave/catalog';

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
