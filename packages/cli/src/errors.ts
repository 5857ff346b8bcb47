import { UserError } from '@autoclave/catalog/user-error';

const seeHelp = 'See autoclave --help';

export function unknownCommand(words: string, suggestion: string | undefined): UserError {
  return new UserError('command-unknown', `there is no command "${words}"${didYouMean(suggestion)}`, { fix: seeHelp });
}

export function unknownFlag(flag: string, command: string, suggestion: string | undefined): UserError {
  return new UserError('flag-unknown', `autoclave ${command} has no flag ${flag}${didYouMean(suggestion)}`, {
    at: flag,
    fix: `See autoclave ${command} --help`,
  });
}

export function flagWithoutValue(flag: string, allowed: string): UserError {
  return new UserError('flag-value-missing', `${flag} needs a value: ${allowed}`, { at: flag });
}

export function flagWithValue(flag: string): UserError {
  return new UserError('flag-value-unexpected', `${flag} takes no value`, { at: flag });
}

export function flagTwice(flag: string): UserError {
  return new UserError('flag-repeated', `${flag} is given more than once`, { at: flag, fix: 'Give it once' });
}

export function badChoice(flag: string, value: string, allowed: readonly string[]): UserError {
  return new UserError('flag-value-unknown', `${flag} cannot be "${value}"; it takes ${allowed.join(', ')}`, {
    at: flag,
  });
}

export function wrongPositionals(
  command: string,
  placeholder: string,
  facts: { least: number; most: number; got: number },
): UserError {
  const { least, most, got } = facts;
  const wanted =
    most === 0 ? 'takes no argument' : least === most ? `takes ${least} (${placeholder})` : `takes ${placeholder}`;
  return new UserError('arguments-wrong', `autoclave ${command} ${wanted}, and got ${got}`, {
    fix: `See autoclave ${command} --help`,
  });
}

export function pathMissing(path: string): UserError {
  return new UserError('path-missing', `${path} does not exist`, { at: path, fix: 'Check the spelling of the path' });
}

export function folderWithoutInput(path: string): UserError {
  return new UserError('folder-without-input', `${path} holds neither .tf files nor the output of cdktn`, {
    at: path,
    fix: 'Name the folder of a root module, the one that terraform plan runs in, or a plan in it',
  });
}

export function hclFileAlone(path: string, folder: string): UserError {
  return new UserError('hcl-file-alone', `${path} is one file of a configuration`, {
    at: path,
    fix: `Name its folder, since all files in it count together: autoclave check ${folder}`,
  });
}

export function inputTooDeep(paths: readonly string[]): UserError {
  const named = paths.join(', ');
  return new UserError('input-too-deep', `values in ${named} are nested too deeply to be judged`, {
    at: named,
    fix: 'Write the plan or state anew with terraform show -json',
  });
}

export function inputTooLarge(path: string, mostBytes: number): UserError {
  return new UserError('input-too-large', `${path} has more than ${mostBytes / 1024 / 1024} MiB`, {
    at: path,
    fix: 'Check the plans of smaller stacks together: autoclave check one.json two.json',
  });
}

export function pathNotFile(path: string): UserError {
  return new UserError('path-not-a-file', `${path} is a folder, not a file`, { at: path, fix: 'Name a file in it' });
}

/** @param code As the system names what went wrong: `EACCES`. */
export function pathUnreadable(path: string, code: string, cause: unknown): UserError {
  return new UserError('path-unreadable', `${path} cannot be read: ${code}`, {
    at: path,
    fix: 'Look whether this user may read it',
    cause,
  });
}

export function newOnlyWithoutBaseline(): UserError {
  return new UserError(
    'new-only-without-baseline',
    '--new-only needs --baseline: what is new is new against a report',
    {
      at: '--new-only',
      fix: 'Write one with autoclave check PATH --format json, and name it with --baseline',
    },
  );
}

export function flagMissing(flag: string, command: string, means: string): UserError {
  return new UserError('flag-missing', `autoclave ${command} needs ${flag}: ${means}`, {
    at: flag,
    fix: `See autoclave ${command} --help`,
  });
}

export function controlAmbiguous(name: string, ids: readonly string[]): UserError {
  return new UserError('control-ambiguous', `"${name}" stands for ${ids.join(', ')}`, { fix: 'Name one of them' });
}

export function folderNotEmpty(folder: string): UserError {
  return new UserError('folder-not-empty', `${folder} is not empty`, {
    at: folder,
    fix: 'Name a new folder; init never writes over files',
  });
}

export function badOption(flag: string, value: string, wanted: string): UserError {
  return new UserError('option-invalid', `${flag} cannot be "${value}"; it takes ${wanted}`, { at: flag });
}

export function folderWithoutTerraform(folder: string): UserError {
  return new UserError('folder-without-terraform', `${folder} holds no .tf or .tofu file`, {
    at: folder,
    fix: 'Name the folder of a Terraform root module, or write one with autoclave init',
  });
}

export function planFailed(tool: string, folder: string, message: string): UserError {
  return new UserError('plan-failed', `${tool} plan failed in ${folder}: ${message}`, { at: folder });
}

export function unknownControl(name: string, suggestion: string | undefined): UserError {
  return new UserError('control-unknown', `there is no control "${name}"${didYouMean(suggestion)}`, {
    fix: 'List them with autoclave controls',
  });
}

function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
}
