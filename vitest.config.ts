import os from 'node:os';
import { defineConfig } from 'vitest/config';

const alias = { '@': import.meta.dirname };

const ownProcess = 'tests/integration/own-process/**/*.test.ts';

/** @param test what is particular about these files */
function integration(name: string, test: { include?: string[]; exclude?: string[]; isolate?: boolean }) {
  return {
    resolve: { alias },
    test: {
      name,
      include: ['tests/integration/**/*.test.ts'],
      globalSetup: ['tests/support/global-setup.ts'],
      setupFiles: ['tests/support/check-rows.ts', 'tests/support/quick-hashes.ts'],
      testTimeout: 60_000,
      hookTimeout: 120_000,
      // Each file has databases of its own; more at once would want much memory.
      maxWorkers: 2,
      ...test,
    },
  };
}

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
          // Otherwise one processor of two is left idle.
          maxWorkers: os.availableParallelism(),
          // Not at once with the others, which have fewer.
          sequence: { groupOrder: 1 },
          unstubEnvs: true,
        },
      },
      // Files share what they import, and a process: what they set there would reach into others.
      integration('integration', { isolate: false, exclude: [ownProcess] }),
      integration('integration-own-process', { include: [ownProcess] }),
    ],
  },
});
