import { expect, expectAccessible, open, reload, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

const unique = () => Math.random().toString(36).slice(2, 8);
const command = (name: string) => `/api/commands/${name}`;

test('what was not carried over to another text is reviewed on the document’s page', async ({ page, request }) => {
  const word = unique();
  const source = await post(request, command('sources.create'), { input: { name: `Coast ${word}`, kind: 'outlet' } });
  const text = 'It rains.\n\nMinister Ono told reporters the plant will close by winter.\n\nIt snows.';
  const document = await post(request, command('documents.create'), {
    input: { title: `Plant ${word}`, sourceId: source.result.id, text },
  });
  const { id, versionId } = document.result;
  const content = 'the plant will close by winter';
  const start = text.indexOf(content);
  const tags = [{ contentSpans: [start, start + content.length], statement: `It will close ${word}` }];
  await post(request, command('tags.add'), { input: { documentId: id, versionId, tags } });
  await post(request, command('documents.addVersion'), {
    input: { documentId: id, text: text.replace('Ono told', 'Ruiz told') },
  });
  await open(page, `/documents/${id}`);
  const list = page.locator('.left-behind');
  await expect(list.getByRole('heading', { name: 'To be looked at' })).toBeVisible();
  await expect(list.locator('dd').first()).toContainText('Minister Ono told reporters the plant');
  await expect(list.locator('dd').last()).toContainText('Minister Ruiz told reporters the plant');
  await expect(list.locator('mark')).toHaveText([content, content]);
  await expectAccessible(page);
  await list.getByRole('button', { name: 'Leave it with version 1' }).click();
  await expect(list).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await list.getByRole('button', { name: 'It says the same here' }).click();
  await expect(list).toHaveCount(0);
  await reload(page);
  await expect(list).toHaveCount(0);
});
