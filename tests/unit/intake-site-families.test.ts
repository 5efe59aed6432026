import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readPage } from '@/lib/intake/html-page.server.mjs';

/*
 * Fifty pages, each in the manner of another kind of site, with what a careful reader would take from each. They were
 * written by somebody who had not seen the reader.
 */
const folder = path.resolve(import.meta.dirname, '../site-families');

const wanted = z.object({
  title: z.string(),
  authors: z.array(z.string()),
  date: z.string().nullable(),
  address: z.string().optional(),
  starts: z.string(),
  ends: z.string(),
  has: z.array(z.string()),
  hasNot: z.array(z.string()),
});

/** What is read otherwise than wanted, and known. Nothing may be added to it, and what is mended goes. */
const known: Readonly<Record<string, readonly string[]>> = {
  '05-ghost': ['authors'],
  '07-drupal-gov': ['authors'],
  '23-press-wire': [
    'holds: This release contains forward-looking statements within the meaning of the Private Securities Litigation Reform Act of 1995',
    'holds: 218-555-0177, press@halvorsen.example',
  ],
  '24-academic': ['holds: Download references: citation manager export (RIS)'],
  '25-preprint': ['holds: arXiv-issued DOI via DataCite'],
  '28-table2001': ['holds: E-mail this story to a friend'],
  '30-court-judgment': [
    'authors',
    'holds: England and Wales Court of Appeal (Civil Division) Decisions',
    'holds: Court of Appeal (Civil Division)',
    'holds: Buy ICLR report: purchase for £5.00',
    'holds: Copyright Policy | Disclaimers | Privacy Policy | Feedback | Donate to OLRI',
  ],
  '33-brazilian-portal': ['authors'],
  '35-russian-agency': ['authors'],
  '46-un-press-release': ['authors'],
  '49-qa-question': ['date'],
};

const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Where the page says that it stands, or else a place on the site that it names first. */
const addressIn = (html: string) =>
  /rel=["']?canonical["']?[^>]*href=["']?([^"' >]+)/.exec(html)?.[1] ??
  /https:\/\/[\w.]+\.example\/[^"' <>]*/.exec(html)?.[0] ??
  'https://site.example/news/page.html';

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replace('.html', ''));

it('there are fifty', () => expect(names).toHaveLength(50));

it.each(names)('%s is read as it is meant', (name) => {
  const html = readFileSync(path.join(folder, `${name}.html`), 'utf8');
  const meant = wanted.parse(JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')));
  const read = readPage(html, meant.address ?? addressIn(html));
  const text = onOneLine(read.text ?? '');
  const has = (piece: string) => text.includes(onOneLine(piece));
  const differing = [
    ...(read.title === meant.title ? [] : ['title']),
    ...(JSON.stringify(read.authors) === JSON.stringify(meant.authors) ? [] : ['authors']),
    ...((read.publishedAt?.slice(0, 10) ?? null) === meant.date ? [] : ['date']),
    ...[meant.starts, ...meant.has, meant.ends].filter((piece) => !has(piece)).map((piece) => `lacks: ${piece}`),
    ...meant.hasNot.filter(has).map((piece) => `holds: ${piece}`),
  ];
  expect(differing).toEqual(known[name] ?? []);
});
