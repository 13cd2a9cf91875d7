import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const conditions = ['@spectral-bias/source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{packages,apps,tooling}/*/test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // one more than there are cores: the tests of the page and of the terminal wait for others
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', './tooling/bootstrap/closing-line.mjs'],
  },
});
