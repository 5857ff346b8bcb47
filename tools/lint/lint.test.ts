import { RuleTester } from 'oxlint/plugins-dev';
import { describe, test } from 'vitest';
import plugin from './plugin.ts';
import type { Rule } from './rule.ts';

RuleTester.describe = describe;
RuleTester.it = test;

const cwd = '/repository';
const tester = new RuleTester({
  cwd,
  languageOptions: { sourceType: 'module', env: { node: true }, parserOptions: { lang: 'ts' } },
});

function rule(name: string): Rule {
  const found = plugin.rules[name];
  if (found === undefined) throw new Error(`no rule called ${name}`);
  return found;
}

function control(code: string, path = 'rds/rds-storage-encrypted.ts'): { code: string; filename: string } {
  return { code, filename: `${cwd}/packages/catalog/src/controls/${path}` };
}

function inFile(path: string, code = 'export {};'): { code: string; filename: string } {
  return { code, filename: `${cwd}/${path}` };
}

tester.run('no-bare-error', rule('no-bare-error'), {
  valid: ["throw new UserError('plan-not-json', 'x');", 'throw cause;', "const error = new Error('kept as a value');"],
  invalid: [
    { code: "throw new Error('broken');", errors: [{ messageId: 'bare' }] },
    { code: "throw Error('broken');", errors: [{ messageId: 'bare' }] },
  ],
});

tester.run('no-process-outside-edge', rule('no-process-outside-edge'), {
  valid: [
    'function start(process: { env: object }) { return process.env; }',
    'const view = { console: 1 }; export const seen = view.console;',
    "import { spawn } from 'node:child_process'; spawn('terraform');",
  ],
  invalid: [
    { code: 'console.log(1);', errors: [{ messageId: 'outside' }] },
    { code: 'export const folder = process.cwd();', errors: [{ messageId: 'outside' }] },
    { code: "import { argv } from 'node:process'; export { argv };", errors: [{ messageId: 'outside' }] },
  ],
});

tester.run('no-provider-barrel', rule('no-provider-barrel'), {
  valid: [
    "import { DbInstance } from '@cdktn/provider-aws/lib/db-instance/index.js';",
    "import type { DbInstance } from '@cdktn/provider-aws/lib/db-instance/index.js';",
    "import { Token } from 'cdktn';",
  ],
  invalid: [
    { code: "import { dbInstance } from '@cdktn/provider-aws';", errors: [{ messageId: 'barrel' }] },
    { code: "import { x } from '@cdktn/provider-aws/lib/db-instance';", errors: [{ messageId: 'barrel' }] },
    { code: "import type { dbInstance } from '@cdktn/provider-aws';", errors: [{ messageId: 'barrel' }] },
    { code: "export * from '@cdktn/provider-aws';", errors: [{ messageId: 'barrel' }] },
    { code: "export { dbInstance } from '@cdktn/provider-aws';", errors: [{ messageId: 'barrel' }] },
    { code: "await import('@cdktn/provider-aws');", errors: [{ messageId: 'barrel' }] },
    { code: "type Aws = typeof import('@cdktn/provider-aws');", errors: [{ messageId: 'barrel' }] },
  ],
});

tester.run('disable-needs-reason', rule('disable-needs-reason'), {
  valid: [
    '// oxlint-disable-next-line no-var -- the fixture is older than let\nvar a = 1;',
    '// why rules are sometimes switched off',
  ],
  invalid: [
    { code: '// oxlint-disable-next-line no-var\nvar a = 1;', errors: [{ messageId: 'silent' }] },
    { code: '/* eslint-disable */\nvar a = 1;', errors: [{ messageId: 'silent' }] },
    { code: '// oxlint-disable-next-line no-var -- \nvar a = 1;', errors: [{ messageId: 'silent' }] },
  ],
});

tester.run('no-vague-names', rule('no-vague-names'), {
  valid: [inFile('packages/graph/src/plan/read-plan.ts'), inFile('packages/cli/src/common-prefix.ts')],
  invalid: [
    { ...inFile('packages/graph/src/utils.ts'), errors: [{ messageId: 'vague' }] },
    { ...inFile('packages/graph/src/helpers/plan.ts'), errors: [{ messageId: 'vague' }] },
    { ...inFile('packages/graph/src/misc.test.ts'), errors: [{ messageId: 'vague' }] },
    { ...inFile('packages/graph/src/plan.ts', 'function helper() {}\nhelper();'), errors: [{ messageId: 'vague' }] },
  ],
});

const literal = "defineControl({ id: 'rds-storage-encrypted' })";
tester.run('control-file-shape', rule('control-file-shape'), {
  valid: [
    control(`const days = 7;\nexport const rdsStorageEncrypted: Control = ${literal};`),
    control('export function policyOf() {}', 'rds/_policy.ts'),
    control('export const phiOrProduction = 1;', '_data-class.ts'),
    inFile('packages/catalog/src/control.ts', 'export const severities = [];'),
  ],
  invalid: [
    { ...control(`export const encrypted = ${literal};`), errors: [{ messageId: 'only' }] },
    {
      ...control(`export const rdsStorageEncrypted = ${literal};\nexport const days = 7;`),
      errors: [{ messageId: 'only' }],
    },
    { ...control(`export const rdsStorageEncrypted = ${literal}, days = 7;`), errors: [{ messageId: 'only' }] },
    {
      ...control(`const rdsStorageEncrypted = ${literal};\nexport default rdsStorageEncrypted;`),
      errors: [{ messageId: 'only' }],
    },
    { ...control(`export let rdsStorageEncrypted = ${literal};`), errors: [{ messageId: 'only' }] },
    { ...control('const rdsStorageEncrypted = 1;'), errors: [{ messageId: 'only' }] },
    {
      ...control("export const rdsStorageEncrypted = { id: 'rds-storage-encrypted' };"),
      errors: [{ messageId: 'defined' }],
    },
    {
      ...control("export const rdsStorageEncrypted = defineControl({ id: 'rds-encrypted' });"),
      errors: [{ messageId: 'id' }],
    },
    {
      ...control("export const rdsStorageEncrypted = defineControl({ title: 'RDS' });"),
      errors: [{ messageId: 'id' }],
    },
    {
      ...control(`export const rdsStorageEncrypted = ${literal};`, 'rds-storage-encrypted.ts'),
      errors: [{ messageId: 'place' }],
    },
  ],
});
