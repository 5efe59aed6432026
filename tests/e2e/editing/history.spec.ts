import { expect, expectAccessible, open, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

test('an editor restores an earlier state after a preview, and undoes that', async ({ page }) => {
  const { result } = await post(page.request, '/api/commands/claims.create', {
    input: { statement: 'Tides on the coasts of the world are made by the moon', topics: [] },
  });
  await post(page.request, '/api/commands/claims.edit', {
    input: {
      id: result.id,
      version: 1,
      statement: 'Tides on the coasts of the world are made by the moon and the sun',
    },
  });
  await open(page, `/claims/${result.slug}`);
  const history = page.locator('#history');
  await history.locator('summary', { hasText: 'edited a claim' }).click();
  await expect(history.locator('ins')).toContainText('and the sun');
  await history.locator('summary', { hasText: 'added a claim' }).click();
  await history.getByRole('button', { name: 'Restore this state' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore this state?' });
  await expect(dialog.locator('del')).toContainText('and the sun');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Restore this state' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Tides on the coasts of the world are made by the moon',
  );
  await expect(history).toContainText('restored an earlier state');

  await open(page, `/history?record=claim:${result.id}`);
  await page.locator('tbody a[data-row]').first().click();
  await page.getByRole('button', { name: 'Undo this change' }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Undo this change' }).click();
  await expect(page.getByRole('main')).toContainText('Undone by Edda Editor');
  await expect(page.getByRole('button', { name: 'Undo this change' })).toHaveCount(0);
});
