import { defineConfig, type OxlintOverride } from 'oxlint';

/** What each package may not import, so that the arrows of CONTRIBUTING.md hold. Its own tests may import more. */
const arrows: Readonly<Record<string, { readonly sources: readonly string[]; readonly tests: readonly string[] }>> = {
  catalog: {
    sources: ['graph', 'checker', 'modules', 'kits', 'cli'],
    tests: ['graph', 'checker', 'modules', 'kits', 'cli'],
  },
  graph: { sources: ['checker', 'modules', 'kits', 'cli'], tests: ['checker', 'modules', 'kits', 'cli'] },
  checker: { sources: ['modules', 'kits', 'cli'], tests: ['modules', 'kits', 'cli'] },
  modules: { sources: ['graph', 'checker', 'kits', 'cli'], tests: ['kits', 'cli'] },
  kits: { sources: ['graph', 'checker', 'cli'], tests: ['cli'] },
};

const tests = ['**/test/**', '**/*.test.ts'];

/** Where values come from outside TypeScript and are asserted to have a shape; nowhere else is `as` allowed. */
const boundaries = [
  // JSON and command lines, of which the parser only says `any`.
  'packages/catalog/src/policy/parse-policy.ts',
  'packages/graph/src/plan/**',
  // Functions of HCL, whose arguments are converted as their parameters ask, and packages that they load when needed.
  'packages/graph/src/hcl/functions/define.ts',
  'packages/graph/src/hcl/functions/packages.ts',
  'packages/cli/src/parse-arguments.ts',
  'packages/cli/src/plan/refused-plan.ts',
  'tools/**',
  // cdktn: a token has the type of the value that it stands for, and attribute trees have none.
  'packages/modules/src/**',
];

function arrow(folder: string, forbidden: readonly string[], onlyTests: boolean): OxlintOverride {
  const names = forbidden.map((name) => (name === 'cli' ? 'autoclave' : `@autoclave/${name}`));
  return {
    files: onlyTests
      ? [`packages/${folder}/test/**/*.ts`, `packages/${folder}/src/**/*.test.ts`]
      : [`packages/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: names.flatMap((name) => [name, `${name}/**`]),
              message: `${folder} may not import it: see the arrows`,
            },
            { group: ['**/packages/**', '**/dist/**'], message: 'Import another package by its name' },
          ],
        },
      ],
    },
  };
}

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'node', 'promise', 'vitest'],
  jsPlugins: ['./tools/lint/plugin.ts'],
  options: { typeAware: true, reportUnusedDisableDirectives: 'error', denyWarnings: true },
  env: { builtin: true, node: true },
  ignorePatterns: ['**/dist/**', '**/fixtures/**', '**/golden/**', 'node_modules/**'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    // Budgets of CONTRIBUTING.md.
    'max-lines': ['error', { max: 400 }],
    'max-lines-per-function': ['error', { max: 60 }],
    'max-params': ['error', { max: 4 }],
    'max-depth': ['error', { max: 3 }],

    'house/control-file-shape': 'error',
    'house/disable-needs-reason': 'error',
    'house/no-bare-error': 'error',
    'house/no-process-outside-edge': 'error',
    'house/no-provider-barrel': 'error',
    'house/no-vague-names': 'error',

    eqeqeq: 'error',
    'default-case-last': 'error',
    'no-else-return': 'error',
    'no-implicit-coercion': 'error',
    'no-lonely-if': 'error',
    'no-param-reassign': 'error',
    'no-return-assign': 'error',
    'no-throw-literal': 'error',
    'no-useless-return': 'error',
    'no-var': 'error',
    'no-warning-comments': ['error', { terms: ['fixme', 'xxx'] }],
    'object-shorthand': 'error',
    'prefer-const': 'error',
    'prefer-object-has-own': 'error',
    // A loop variable may be called like the function that it is given to.
    'no-shadow': 'off',

    'import/first': 'error',
    'import/newline-after-import': 'error',
    'import/no-cycle': ['error', { ignoreTypes: true }],
    'import/no-default-export': 'error',
    // fast-check is read as fc.string(), fc.assert().
    'import/no-named-as-default-member': 'off',
    'import/no-duplicates': ['error', { preferInline: true }],
    'import/no-mutable-exports': 'error',
    'import/no-self-import': 'error',

    'node/no-exports-assign': 'error',
    'node/no-new-require': 'error',
    'node/no-path-concat': 'error',

    'typescript/array-type': ['error', { default: 'array' }],
    'typescript/ban-ts-comment': 'error',
    // The compiler's noImplicitReturns knows which switches are exhaustive; this rule does not.
    'typescript/consistent-return': 'off',
    // A list read as text equals none of the allowed texts, which is the right answer.
    'typescript/no-base-to-string': 'off',
    'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-import-type-side-effects': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unnecessary-type-assertion': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-function-type': 'error',
    'typescript/prefer-readonly': 'error',
    'typescript/require-await': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    // Conditions and controls are plain objects: their functions use no `this`.
    'typescript/unbound-method': 'off',

    'unicorn/catch-error-name': 'error',
    // A small function reads best next to the only place that calls it.
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/no-array-for-each': 'error',
    'unicorn/no-negated-condition': 'off',
    'unicorn/no-nested-ternary': 'off',
    'unicorn/no-process-exit': 'error',
    'unicorn/prefer-array-flat-map': 'error',
    'unicorn/prefer-at': 'error',
    'unicorn/prefer-module': 'error',
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/prefer-number-properties': 'error',
    'unicorn/prefer-string-replace-all': 'error',

    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expectConformance', 'fc.assert'] }],
    // Tables of tests are named by the function that makes them.
    'vitest/valid-title': 'off',
  },
  overrides: [
    ...Object.entries(arrows).flatMap(([folder, { sources, tests: inTests }]) => [
      arrow(folder, sources, false),
      arrow(folder, inTests, true),
    ]),
    {
      // Commands are loaded one by one through their default export; configuration files are read through theirs.
      files: ['packages/cli/src/commands/**', '*.config.ts', 'tools/lint/plugin.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      files: [
        'packages/cli/bin/**',
        'packages/cli/src/main.ts',
        'packages/cli/src/views/**',
        'tools/**',
        'integrations/**',
      ],
      rules: { 'house/no-process-outside-edge': 'off' },
    },
    {
      files: ['**/frameworks/**', '**/generated/**'],
      rules: { 'max-lines': 'off' },
    },
    {
      files: [...boundaries, '**/generated/**', ...tests],
      rules: { 'typescript/no-unsafe-type-assertion': 'off' },
    },
    {
      // No tsconfig.json lists the tests, so types are looser here than where they are compiled, and `!` seems useless.
      files: ['**/generated/**', ...tests],
      rules: { 'typescript/no-unnecessary-type-assertion': 'off' },
    },
    {
      files: tests,
      rules: {
        // A table of cases is long without being complicated.
        'max-lines-per-function': 'off',
        'house/no-bare-error': 'off',
        'house/no-process-outside-edge': 'off',
        'typescript/no-non-null-assertion': 'off',
      },
    },
  ],
});
