import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { isFull } from '../support/runs';

const port = Number(process.env.WHENCE_E2E_PORT ?? 3210) + 4;
const requests = isFull ? 5000 : 800;
/** Another one each time; what failed can be sent again by it. */
const seed = process.env.FUZZ_SEED ?? String(Date.now() % 1_000_000);

test(`${requests} requests of every kind, as every role, find no fault`, async () => {
  test.setTimeout(30 * 60_000);
  console.log(`The requests are those of FUZZ_SEED=${seed}.`);
  // Slow machines are not taken for hanging ones.
  const wanted = ['--requests', String(requests), '--seed', seed, '--slow', '20', '--port', String(port)];
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fuzz/run.ts', ...wanted], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  const [code] = await once(child, 'close');
  expect(code, `FUZZ_SEED=${seed}\n${said}`).toBe(0);
});
