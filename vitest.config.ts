import { defineConfig } from 'vitest/config';

const alias = { '@': import.meta.dirname };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // A limit that tells what hangs from what takes its time on a busy machine.
          testTimeout: 60_000,
          // Files share what they import: `vi.mock` would reach into others (import-rules.test.ts), a spy is put back.
          pool: 'threads',
          isolate: false,
          unstubEnvs: true,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/check-rows.ts', 'tests/support/quick-hashes.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each file has databases of its own; more at once would want much memory.
          maxWorkers: 2,
        },
      },
    ],
  },
});
