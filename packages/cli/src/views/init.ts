import type { KitOptions } from '@autoclave/kits';

/** A project that `init` wrote. */
export interface WrittenProject {
  readonly folder: string;
  readonly options: KitOptions;
  /** Paths in the folder. */
  readonly files: readonly string[];
}

/** Tells a person what was written and what to do next. */
export function initHuman({ folder, options, files }: WrittenProject): string {
  const modules = new Set(files.filter((file) => file.startsWith('modules/')).map((file) => file.split('/')[1]));
  return [
    `${folder}: ${options.environment} project ${options.projectName}, ${files.length} files, modules ${[...modules].join(', ')}`,
    '',
    'Next',
    `  autoclave plan ${folder} --offline   plan and judge it without credentials`,
    `  ${folder}/terraform.tfvars           put in the number of your account, then terraform init and plan`,
    '',
  ].join('\n');
}

/** The same as JSON. */
export function initJson({ folder, options, files }: WrittenProject): string {
  return `${JSON.stringify({ formatVersion: '1', folder, options, files }, null, 2)}\n`;
}
