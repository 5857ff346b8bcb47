import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  // Types of an exported signature are exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreBinaries: ['moto_server', 'terraform'],
  workspaces: {
    '.': { entry: ['tools/*/main.ts'], project: ['tools/**/*.ts'] },
    // A generator takes the script of the HTML report into the sources.
    'packages/checker': {
      entry: ['src/reports/html/page/page.ts!'],
      project: ['src/**/*.ts!', 'test/**/*.ts', '!src/**/*.test.ts!'],
    },
    // Entries are found through `exports` and `bin` in the manifests, and tests through the vitest configuration.
    'packages/*': { project: ['src/**/*.ts!', 'test/**/*.ts', '!src/**/*.test.ts!'] },
  },
};

export default config;
