import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { terms } from '@/lib/terms';
import * as vocabulary from '@/lib/vocabulary';

it('explains every word that a claim can have', () => {
  const explained = new Set(Object.values(terms).flatMap((term) => ('values' in term ? [term.values] : [])));
  const { warnings, linkStates, certainties, confidences, likelihoods, claimStatuses, reliabilities } = vocabulary;
  for (const list of [warnings, linkStates, certainties, confidences, likelihoods, claimStatuses, reliabilities])
    expect(explained).toContain(list);
});

it('stands on the page of all terms, each once', () => {
  const page = readFileSync('app/how-to-read/page.tsx', 'utf8');
  for (const name of Object.keys(terms)) expect(page.match(new RegExp(`'${name}'`, 'g')), name).toHaveLength(1);
});
