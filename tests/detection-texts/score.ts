/**
 * Says how many of the attributions that a person would mark in the texts of this folder the program proposes:
 * npm run texts. With --show KIND it lists what differs in the texts of that kind for tuning; those of closed are not
 * shown.
 */
import { parseArgs } from 'node:util';
import { modelHere } from '@/lib/corrector/model.server';
import { type Proposal, withParents } from '@/lib/tags/proposals';
import { proposedIn } from '@/lib/tags/proposed-in';
import { wordsAt } from '@/lib/tags/tag';
import { type GoldFile, type GoldText, goldFilesOf, HALVES } from './gold';
import { type Compared, OUTCOMES, type ProposedHop, type Scored, score } from './matching';

/** What the program proposes for a text, as far as it is compared. */
function proposed({ text, publisher }: GoldText): Compared[] {
  const points = [...text];
  const { proposals } = proposedIn(text, publisher, modelHere());
  const parents = new Set(proposals.map(({ parentKey }) => parentKey));
  const hopOf = ({ sourceSpans, nameSpans, sourceName, sourceKind }: Proposal): ProposedHop => ({
    words: wordsAt(points, nameSpans.length > 0 ? nameSpans : sourceSpans),
    name: sourceKind === 'unnamed' ? '' : sourceName,
    unnamed: sourceKind === 'unnamed',
    hasSource: sourceSpans.length > 0,
  });
  return proposals.map((one) => ({
    content: wordsAt(points, one.contentSpans),
    contentSpans: one.contentSpans,
    cueSpans: one.cueSpans,
    chain: chainOf(withParents(one, proposals).reverse().map(hopOf), publisher),
    denies: one.stance === 'denies',
    isRelay: parents.has(one.key) || one.rule === 'dateline' || one.rule === 'credit line',
  }));
}

/** Without who says it twice in a row, without nobody further on, and without the publisher at the end. */
function chainOf(hops: readonly ProposedHop[], publisher: string): ProposedHop[] {
  const nameOf = ({ name, words }: ProposedHop) => (name || words).toLowerCase().replace(/^the /, '');
  const chain = hops
    .filter(({ hasSource }, i) => hasSource || i === 0)
    .filter((hop, i, all) => i === 0 || nameOf(hop) !== nameOf(all[i - 1] ?? hop));
  while (chain.length > 1 && nameOf(chain[chain.length - 1] ?? noHop) === publisher.toLowerCase().replace(/^the /, ''))
    chain.pop();
  return chain;
}

const noHop: ProposedHop = { words: '', name: '', unnamed: false, hasSource: false };

const COLUMNS = ['', 'gold', ...OUTCOMES, 'proposals', 'spurious', 'none broken', 'aside broken'];

function rowOf(name: string, scored: readonly { file: GoldFile; result: Scored }[]): string[] {
  const statements = scored.flatMap(({ result }) => result.statements);
  const sum = (count: (one: { file: GoldFile; result: Scored }) => number) =>
    scored.reduce((all, one) => all + count(one), 0);
  const proposals = sum(({ result }) => result.proposals);
  return [
    name,
    `${statements.length}`,
    ...OUTCOMES.map((outcome) => share(statements.filter((one) => one.outcome === outcome).length, statements.length)),
    `${proposals}`,
    share(
      sum(({ result }) => result.spurious.length),
      proposals,
    ),
    `${sum(({ result }) => result.brokenNone.length)} of ${sum(({ file }) => file.none.length)}`,
    `${sum(({ result }) => result.brokenAside.length)} of ${sum(({ file }) => file.aside.length)}`,
  ];
}

const share = (part: number, whole: number) => `${part} (${whole === 0 ? 0 : Math.round((100 * part) / whole)} %)`;

function print(rows: readonly string[][]): void {
  const widths = COLUMNS.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
}

function showDifferences({ file, result }: { file: GoldFile; result: Scored }): void {
  console.log(`\n${file.file}`);
  for (const { gold, outcome, proposal } of result.statements) {
    if (outcome === 'right') continue;
    console.log(`  ${outcome}: ${gold.chain}: ${gold.content.join(' … ')}${gold.denied ? ' (denied)' : ''}`);
    if (proposal) console.log(`    proposed: ${inWords(proposal)}`);
  }
  for (const one of result.spurious) console.log(`  spurious: ${inWords(one)}`);
  for (const words of [...result.brokenNone, ...result.brokenAside]) console.log(`  no statement: ${words}`);
}

const inWords = ({ chain, content, denies }: Compared) =>
  `${chain.map(hopInWords).join(' > ')}: ${content}${denies ? ' (denied)' : ''}`;
const hopInWords = ({ name, words, unnamed }: ProposedHop) =>
  `${name || words || '[unknown]'}${unnamed ? ' [unnamed]' : ''}`;

const { values } = parseArgs({ options: { show: { type: 'string' } } });
const scoredOf = (half: (typeof HALVES)[number]) =>
  goldFilesOf(half).map((file) => ({ file, result: score(file, proposed(file)) }));

if (values.show === undefined)
  for (const half of HALVES) {
    const scored = scoredOf(half);
    const kinds = [...new Set(scored.map(({ file }) => file.kind))];
    const of = (kind: string) => scored.filter(({ file }) => file.kind === kind);
    console.log(`\n${half}, ${scored.length} texts`);
    print([COLUMNS, ...kinds.map((kind) => rowOf(kind, of(kind))), rowOf('all', scored)]);
  }
else {
  const shown = scoredOf('tuning').filter(({ file }) => file.kind === values.show);
  if (shown.length === 0) {
    console.error(`There are no texts of the kind “${values.show}”.`);
    process.exitCode = 2;
  }
  for (const one of shown) showDifferences(one);
}
