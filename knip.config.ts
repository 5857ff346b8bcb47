import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  // Types of an exported signature are exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreBinaries: ['terraform'],
  workspaces: {
    '.': { entry: ['tools/*/main.ts'], project: ['tools/**/*.ts'] },
    // Entries are found through `exports` and `bin` in the manifests, and tests through the vitest configuration.
    'packages/*': { project: ['src/**/*.ts!', 'test/**/*.ts', '!src/**/*.test.ts!'] },
  },
};

export default config;
