import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';

const port = Number(process.env.WHENCE_E2E_PORT ?? 3210) + 4;

test('five thousand requests of every kind, as every role, find no fault', async () => {
  test.setTimeout(30 * 60_000);
  // Slow machines are not taken for hanging ones.
  const wanted = ['--requests', '5000', '--seed', '1', '--slow', '20', '--port', String(port)];
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fuzz/run.ts', ...wanted], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  const [code] = await once(child, 'close');
  expect(code, said).toBe(0);
});
