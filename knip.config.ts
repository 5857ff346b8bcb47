import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  // Types of an exported signature are exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreBinaries: ['moto_server', 'openssl', 'terraform'],
  workspaces: {
    '.': { entry: ['tools/*/main.ts'], project: ['tools/**/*.ts'] },
    // A generator takes the script of the HTML report into the sources.
    'packages/checker': {
      entry: ['src/reports/html/page/page.ts!'],
      project: ['src/**/*.ts!', 'test/**/*.ts', '!src/**/*.test.ts!'],
    },
    // The bundle of the command takes our own packages in, and needs what those need.
    'packages/cli': {
      project: ['src/**/*.ts!', 'test/**/*.ts', '!src/**/*.test.ts!'],
      ignoreDependencies: [
        '@cdktn/provider-aws',
        'cdktn',
        'constructs',
        'fastest-levenshtein',
        're2js',
        'web-tree-sitter',
        'yaml',
        'yauzl',
        'zod',
      ],
    },
    // Entries are found through `exports` and `bin` in the manifests, and tests through the vitest configuration.
    'packages/*': { project: ['src/**/*.ts!', 'test/**/*.ts', '!src/**/*.test.ts!'] },
  },
};

export default config;
