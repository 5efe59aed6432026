// Starts the app once another one answers, so that only one of them builds.
import { setTimeout as sleep } from 'node:timers/promises';

const answers = () =>
  fetch(`${process.env.WHENCE_E2E_AFTER}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );
while (!(await answers())) await sleep(200);
await import('../../lib/cli/start.mjs');
