import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Lesson, type Marked, markedOf } from '@/lib/corrector/examples';
import { formatOf, readTagFile } from '@/lib/tags/file';

/** A text and what each of its annotators marked. */
export type Article = { name: string; text: string; annotators: Marked[][] };

/**
 * Reads a folder with `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann` (brat standoff) or
 * `attributions/NAME.jsonld` (tags as Whence exports them). Rejected tags are no lessons.
 * @throws Error that names a file without its text
 */
export function articlesIn(folder: string): Article[] {
  const marks = path.join(folder, 'attributions');
  const articles = new Map<string, Article>();
  for (const file of readdirSync(marks).sort()) {
    const stem = file.replace(/\.[^.]+$/, '');
    const name = [stem, stem.replace(/_[^_]*$/, '')].find((one) => existsSync(textOf(folder, one)));
    if (name === undefined) throw new Error(`There is no text for ${file}.`);
    const article = articles.get(name) ?? {
      ...{ name, text: readFileSync(textOf(folder, name), 'utf8'), annotators: [] },
    };
    const written = readFileSync(path.join(marks, file), 'utf8');
    const { tags } = readTagFile(formatOf(written), written, article.text);
    article.annotators.push(tags.filter(({ state }) => state !== 'rejected').map(markedOf));
    articles.set(name, article);
  }
  return [...articles.values()];
}

/** One lesson for each annotator. */
export const lessonsOf = (articles: readonly Article[]): Lesson[] =>
  articles.flatMap(({ text, annotators }) => annotators.map((marked) => ({ text, marked })));

const textOf = (folder: string, name: string) => path.join(folder, 'text', `${name}.txt`);
