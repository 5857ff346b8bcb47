import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syntheticPlan } from './bench/synthetic-plan.ts';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'packages/cli');

/** A folder as `npm install` leaves it: the package of the command, and beside it those that it depends on. */
let installed = '';

beforeAll(() => {
  installed = mkdtempSync(join(tmpdir(), 'autoclave-bundle-'));
  const command = join(installed, 'node_modules/autoclave');
  mkdirSync(join(command, 'bin'), { recursive: true });
  execFileSync(process.execPath, [join(root, 'tools/bundle.ts'), join(command, 'dist/bundle')]);
  for (const file of ['package.json', 'bin/autoclave.js']) {
    writeFileSync(join(command, file), readFileSync(join(cli, file)));
  }
  for (const name of dependencies()) {
    const place = join(installed, 'node_modules', name);
    mkdirSync(join(place, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), place);
  }
  writeFileSync(join(installed, 'plan.json'), JSON.stringify(syntheticPlan(3)));
  writeFileSync(join(installed, 'main.tf'), 'resource "aws_s3_bucket" "records" {}\n');
});

afterAll(() => rmSync(installed, { recursive: true, force: true }));

/** What the bundle must find; our own packages are inside of it. */
function dependencies(): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return Object.keys(manifest.dependencies).filter((name) => !name.startsWith('@autoclave/'));
}

interface Run {
  readonly output: string;
  readonly errors: string;
  readonly code: number | null;
  /** Names of the files of packages that were loaded. */
  readonly loaded: readonly string[];
}

function autoclave(words: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const coverage = mkdtempSync(join(installed, 'coverage-'));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(installed, 'node_modules/autoclave/bin/autoclave.js'), ...words],
    { cwd: installed, encoding: 'utf8', env: { ...process.env, ...env, NODE_V8_COVERAGE: coverage }, timeout: 60_000 },
  );
  const urls = readdirSync(coverage).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as {
      readonly result: readonly { readonly url: string }[];
    };
    return result.map(({ url }) => url);
  });
  const files = urls.filter((url) => url.startsWith('file:')).map((url) => basename(url));
  return { output: stdout, errors: stderr, code: status, loaded: files.toSorted() };
}

describe('the installed command', () => {
  test('judges a plan, and loads no code of what it does not do', () => {
    const { output, errors, code, loaded } = autoclave(['check', 'plan.json', '--format', 'json']);
    expect(errors).toBe('');
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({ inputs: [{ kind: 'plan', certifiable: true }] });
    expect(loaded.filter((file) => !/^(?:autoclave|main|check|rolldown-runtime)\.js$/.test(file))).toEqual([
      // From fastest-levenshtein, which is small.
      'mod.js',
    ]);
  });

  test('lists its commands from two files', () => {
    const { output, loaded } = autoclave(['--help']);
    expect(output).toContain('Usage: autoclave <command>');
    expect(loaded.filter((file) => file !== 'rolldown-runtime.js')).toEqual([
      'autoclave.js',
      'autoclave.js',
      'main.js',
    ]);
  });

  test('finds the grammar of HCL beside itself', () => {
    const { output, errors, code } = autoclave(['check', '.', '--format', 'json']);
    expect(errors).not.toContain('defect');
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({ inputs: [{ kind: 'hcl' }] });
  });

  test.for(['html', 'sarif', 'junit', 'markdown', 'csv', 'github', 'github-summary', 'ocsf', 'oscal'])(
    'loads the report format %s when it is asked for',
    (format) => {
      const { output, errors, code } = autoclave(['check', 'plan.json', '--format', format]);
      expect({ errors, code }).toEqual({ errors: '', code: 1 });
      expect(output.length).toBeGreaterThan(100);
    },
  );

  test('reads waivers, explains a control with its examples, and writes a project', () => {
    writeFileSync(join(installed, 'autoclave.waivers.yaml'), 'waivers: []\n');
    expect(autoclave(['check', 'plan.json']).errors).toBe('');
    rmSync(join(installed, 'autoclave.waivers.yaml'));
    expect(autoclave(['explain', 's3-bucket-logging-enabled']).output).toContain('resource "aws_s3_bucket"');
    expect(autoclave(['init', 'project'])).toMatchObject({ errors: '', code: 0 });
    expect(readdirSync(join(installed, 'project'))).toContain('main.tf');
    expect(readdirSync(installed)).not.toContain('cdktf.out');
  });

  test('tells an error of the user from a defect, across the files of the bundle', () => {
    expect(autoclave(['check', 'nowhere.json'])).toMatchObject({ output: '', code: 2 });
    expect(autoclave(['check', 'nowhere.json']).errors).toContain('code path-missing');
  });

  test('works where compiled code cannot be kept', () => {
    writeFileSync(join(installed, 'no-folder'), '');
    for (const folder of [join(installed, 'no-folder'), join(installed, 'no-folder/below')]) {
      const { errors, code } = autoclave(['check', 'plan.json'], { TMPDIR: folder, NODE_COMPILE_CACHE: folder });
      expect({ errors, code }).toEqual({ errors: '', code: 1 });
    }
  });
});

test('everything that the bundle leaves outside is a dependency of the command, at the version of our own package', () => {
  const packages = ['catalog', 'checker', 'graph', 'kits', 'modules'].map((name) => join(root, 'packages', name));
  const wanted = packages.flatMap((folder) => {
    const { dependencies: listed = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly dependencies?: Readonly<Record<string, string>>;
    };
    return Object.entries(listed).filter(([name]) => !name.startsWith('@autoclave/'));
  });
  const manifest: unknown = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ dependencies: Object.fromEntries(wanted) });
});
