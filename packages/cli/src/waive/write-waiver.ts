import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { controls, type Control } from '@autoclave/catalog';
import { controlNames, type Waiver } from '@autoclave/checker';
import { addWaiver } from '@autoclave/checker/add-waiver';
import { waiverFile } from '../check/waiver-file.ts';
import type { Context } from '../command.ts';
import { controlAmbiguous, flagMissing, unknownControl } from '../errors.ts';
import { requireTextFile } from '../read-text-file.ts';

/** What the command line says of the waiver. */
export interface WaiveOptions {
  /** Control and resource. */
  readonly names: readonly string[];
  readonly reason: string | undefined;
  readonly owner: string | undefined;
  readonly approver: string | undefined;
  readonly expires: string | undefined;
  readonly compensatingControl: string | undefined;
  readonly ticket: string | undefined;
  readonly file: string | undefined;
}

/** A waiver that is in its file now. */
export interface WrittenWaiver {
  readonly waiver: Waiver;
  /** The file did not exist before. */
  readonly isNewFile: boolean;
}

/**
 * Writes a waiver behind those of the file. Nothing is written unless the next check would apply it.
 * @throws UserError flag-missing, control-unknown, control-ambiguous, and those of `requireTextFile` and `addWaiver`
 */
export async function writeWaiver(options: WaiveOptions, context: Context): Promise<WrittenWaiver> {
  const [name = '', resource = ''] = options.names;
  const file = options.file ?? waiverFile;
  const path = resolve(context.cwd, file);
  const { compensatingControl, ticket } = options;
  const request = {
    control: findControl(name).id,
    resource,
    reason: required(options.reason, '--reason', 'why the departure is accepted'),
    owner: required(options.owner, '--owner', 'who answers for it'),
    approver: required(options.approver, '--approver', 'who agreed'),
    expires: required(options.expires, '--expires', 'the last day, YYYY-MM-DD'),
    ...(compensatingControl === undefined ? {} : { compensatingControl }),
    ...(ticket === undefined ? {} : { ticket }),
  };
  const isNewFile = !existsSync(path);
  const before = isNewFile ? undefined : requireTextFile(file, context);
  const today = context.now.toISOString().slice(0, 10);
  const { text, waiver } = addWaiver(before, request, { file, controls, today });
  await replaceFile(path, text);
  return { waiver, isNewFile };
}

function findControl(name: string): Control {
  const names = controlNames(controls);
  const found = names.find(name);
  const [control, ...others] = found;
  if (control === undefined) throw unknownControl(name, names.suggest(name));
  if (others.length > 0)
    throw controlAmbiguous(
      name,
      found.map(({ id }) => id),
    );
  return control;
}

function required(value: string | undefined, flag: string, means: string): string {
  if (value === undefined) throw flagMissing(flag, 'waive', means);
  return value;
}

/** A full disk or an interrupted command leaves the old file, never half of the new one. */
async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
