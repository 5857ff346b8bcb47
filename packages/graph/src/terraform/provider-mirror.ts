import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What a folder must hold to be a filesystem mirror of the provider that the modules need. */
const mirrored = join('registry.terraform.io', 'hashicorp', 'aws');

/**
 * Finds a filesystem mirror that holds hashicorp/aws: the folders that Terraform searches by itself, then the folders
 * directly below the usual places for add-on software. Looks only two levels deep; reads no file.
 * @returns The folder, or undefined where there is none.
 */
export function findProviderMirror(): string | undefined {
  const implied = [
    join(homedir(), '.terraform.d', 'plugins'),
    join(homedir(), '.local', 'share', 'terraform', 'plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
  ];
  const places = [
    '/opt',
    '/usr/local/share',
    '/usr/local/lib',
    '/usr/share',
    '/usr/lib',
    '/var/lib',
    '/srv',
    homedir(),
  ];
  return [...implied, ...places.flatMap(foldersIn)].find((folder) => existsSync(join(folder, mirrored)));
}

function foldersIn(place: string): string[] {
  try {
    return readdirSync(place, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map((entry) => join(place, entry.name));
  } catch {
    // A place that is absent or closed to this user holds no mirror for this user.
    return [];
  }
}

/** Writes a Terraform CLI configuration that takes providers from a mirror and everything else from their registry. */
export function mirrorConfiguration(mirror: string): string {
  return [
    'provider_installation {',
    '  filesystem_mirror {',
    `    path    = ${JSON.stringify(mirror)}`,
    '    include = ["registry.terraform.io/hashicorp/aws"]',
    '  }',
    '  direct {',
    '    exclude = ["registry.terraform.io/hashicorp/aws"]',
    '  }',
    '}',
    '',
  ].join('\n');
}
