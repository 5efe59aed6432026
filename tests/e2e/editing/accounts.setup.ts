import { test as setup } from '@playwright/test';
import { PASSWORD, people, post, storageOf } from '../../support/signed-in';

setup('the first admin follows the printed link and invites the others', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const secret = process.env.WHENCE_E2E_LINK ?? '';
  await post(context.request, '/api/commands/people.join', {
    input: { token: secret, ...people.admin, password: PASSWORD },
  });
  await post(context.request, '/api/sign-in', { email: people.admin.email, password: PASSWORD });
  for (const role of ['editor', 'reader'] as const) {
    const { result } = await post(context.request, '/api/commands/people.invite', { input: { role } });
    const token = String(result.path).split('/').at(-1);
    await post(context.request, '/api/commands/people.join', { input: { token, ...people[role], password: PASSWORD } });
    const other = await browser.newContext({ baseURL });
    await post(other.request, '/api/sign-in', { email: people[role].email, password: PASSWORD });
    await other.storageState({ path: storageOf(role) });
    await other.close();
  }
  await context.storageState({ path: storageOf('admin') });
  await context.close();
});
