import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { offlineProvider } from '@autoclave/graph/terraform';
import type { Context } from '../command.ts';

/** Terraform merges files that end so into the blocks of the others. */
const overrideFile = 'autoclave_offline_override.tf';

/**
 * Runs something while an override makes every AWS provider of the folder work without credentials and network.
 * An interrupted plan must not leave the override behind: the next real plan would run with it.
 */
export async function withOfflineProviders<Result>(
  folder: string,
  onInterrupt: Context['onInterrupt'],
  use: () => Promise<Result>,
): Promise<Result> {
  const path = join(folder, overrideFile);
  const remove = (): void => rmSync(path, { force: true });
  const forget = onInterrupt(remove);
  try {
    writeFileSync(path, offlineOverride(readRootFiles(folder)));
    return await use();
  } finally {
    forget();
    remove();
  }
}

function readRootFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tf') && name !== overrideFile)
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** What a configuration may say of accounts and credentials: an override takes it back. */
const ofThisMachine = { allowed_account_ids: 'null', forbidden_account_ids: 'null', profile: 'null' };

/** Writes the override for the provider blocks that the files declare. */
function offlineOverride(files: readonly string[]): string {
  const aliases = files.flatMap(awsProviderAliases);
  const providers = aliases.map((alias) => offlineProvider({ alias, settings: ofThisMachine }));
  const backend = files.some((text) => /^\s*(backend|cloud)\s*("\w+"\s*)?\{/m.test(text));
  return [...providers, ...(backend ? ['terraform {\n  backend "local" {}\n}\n'] : [])].join('\n');
}

/** Finds the aliases of the `provider "aws"` blocks of a file; undefined stands for the default configuration. */
function awsProviderAliases(text: string): (string | undefined)[] {
  const withoutComments = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*(#|\/\/).*$/gm, '');
  return [...withoutComments.matchAll(/^provider\s+"aws"\s*\{/gm)].map((match) => {
    const body = blockBody(withoutComments, match.index + match[0].length);
    return /^\s*alias\s*=\s*"([^"]+)"/m.exec(body)?.[1];
  });
}

/** Reads up to the brace that closes a block, past the braces of nested ones. */
function blockBody(text: string, from: number): string {
  let depth = 1;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth === 0) return text.slice(from, index);
  }
  return text.slice(from);
}
