import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as words from '@/lib/words';

const schema = readFileSync('prisma/schema.prisma', 'utf8');
const enums = new Map(
  [...schema.matchAll(/^enum (\w+) \{\n([^}]*)\}/gm)].map(([, name = '', body = '']) => [
    name,
    body.match(/^ {2}\w+$/gm)?.map((line) => line.trim()),
  ]),
);

describe('the closed lists of words', () => {
  it.each([
    ['SourceKind', words.sourceKinds],
    ['DocumentKind', words.documentKinds],
    ['DocumentState', words.documentStates],
    ['Stance', words.stances],
    ['Certainty', words.certainties],
    ['Passage', words.passages],
    ['LinkState', words.linkStates],
    ['ClaimStatus', words.claimStatuses],
    ['Confidence', words.confidences],
    ['Likelihood', words.likelihoods],
  ])('%s stand in the database in the same order', (name, list) => {
    expect(enums.get(name)).toEqual(Object.keys(list));
  });

  it('the database knows the same warnings', () => {
    const folders = readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = folders.map(({ name }) => name).sort();
    const all = names.map((name) => readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8'));
    const sql = all.findLast((text) => text.includes('CONSTRAINT claim_facts_warnings CHECK')) ?? '';
    for (const warning of Object.keys(words.warnings)) expect(sql).toContain(`'${warning}'`);
  });
});
