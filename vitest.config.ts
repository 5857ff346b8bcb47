import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['autoclave-source'] },
  ssr: { resolve: { conditions: ['autoclave-source'] } },
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'tools/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    env: { NO_COLOR: '1' },
  },
});
