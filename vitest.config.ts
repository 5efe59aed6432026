import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '@': import.meta.dirname, 'server-only': path.join(import.meta.dirname, 'tests/support/empty.ts') };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        // A limit that tells what hangs from what takes its time on a busy machine.
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/quick-hashes.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each file has databases of its own; more at once would want much memory.
          maxWorkers: 2,
        },
      },
    ],
  },
});
