import { linesOf, parseChainLine } from '@/lib/attributions/chain-line';
import { HOPS_LIMIT } from '@/lib/attributions/schema';
import { newDocument } from '@/lib/documents/schema';
import { fold } from '@/lib/format/fold';
import { squeeze } from '@/lib/format/squeeze';
import { sourceName } from '@/lib/sources/schema';
import { sourcesWithoutArrow } from './arrowless';
import { pointsLeft, withPlainArrows } from './arrows';
import { meantIn, openProblem, unknownSource } from './blanks';
import type { CellReader, ReaderFor } from './reading';
import type { RowHop, RowNamed } from './row';

/** The most characters of a cell of chains. */
const CHAINS_LENGTH = 200_000;
/** As many as one command takes. */
export const CHAINS_LIMIT = 100;
const ARROWS_LIMIT = HOPS_LIMIT * 10;

type Named = { readonly name: string; readonly document: string | null };
export type ReadChains = readonly (readonly RowHop[])[];

/**
 * Reads chains as people type them: one a line, or several between “ | ”, or what else parts them by the mapping; titles
 * of documents in brackets.
 */
export const typedChains: ReaderFor<ReadChains> = (use) => {
  const meant = meantIn(use);
  return (text) => {
    if (text.length > CHAINS_LENGTH) return tooLong;
    const several = use.verbatim || use.list === 'name' ? null : sourcesWithoutArrow(text, use);
    if (several && use.list === undefined)
      return {
        problem: `No arrow stands between “${several[0]}” and “${several[1]}”. Say whether they are one chain.`,
      };
    const plain = several?.join(use.list === 'chain' ? ' → ' : '\n') ?? text;
    const lines = linesOf(use.split === null ? plain : plain.replaceAll(use.split, '\n'));
    if (lines.some(pointsLeft)) return { problem: 'An arrow points to the left. Write the origin first: “A → B”.' };
    const typed = lines.flatMap((line) => betweenBars(withPlainArrows(line)));
    // Names may hold arrows, yet not so many; each takes as long to read as the line is.
    if (typed.some((line) => line.split(/[→>]/u, ARROWS_LIMIT + 1).length > ARROWS_LIMIT))
      return { problem: `A chain has at most ${HOPS_LIMIT} hops; one of these has many more arrows.` };
    const chains = typed.map(parseChainLine).map((hops) => hops.map((hop) => ({ ...hop, means: meant(hop.name) })));
    const open = chains.flat().find(({ means }) => means === 'open');
    if (open) return { problem: openProblem(open.name) };
    const said = chains.filter(([first, ...others]) => others.length > 0 || first?.means !== 'empty');
    const named = said.map((hops) => hops.map((hop) => (hop.means === 'empty' ? { ...hop, name: '' } : hop)));
    return checked(named, ({ name, document, means }) => ({
      source: means === 'unknown' ? unknownSource : { name },
      ...(document !== null && { document: { title: document, notes: [] } }),
    }));
  };
};

/** Reads chains as `formatChains` writes them: whatever has no backslash before it belongs to a name. */
export const exportedChains: CellReader<ReadChains> = (text) =>
  text.length > CHAINS_LENGTH
    ? tooLong
    : checked(namesIn(text), ({ name }) => ({ source: name === unknownSource.name ? unknownSource : { name } }));

const tooLong = {
  problem: `Chains in one cell have at most ${CHAINS_LENGTH.toLocaleString('en')} characters.`,
} as const;

function checked<T extends Named>(
  chains: readonly (readonly T[])[],
  hopOf: (named: T) => RowHop,
): ReturnType<CellReader<ReadChains>> {
  if (chains.length > CHAINS_LIMIT) return { problem: `A cell has at most ${CHAINS_LIMIT} chains.` };
  for (const chain of chains) {
    const problem = chainProblem(chain.map(({ name }) => ({ name }))) ?? titleProblem(chain);
    if (problem) return { problem };
  }
  return { value: chains.map((chain) => chain.map(hopOf)) };
}

/** What is wrong with the sources of one chain, in a sentence; null if nothing is. */
export function chainProblem(sources: readonly Pick<RowNamed, 'name'>[]): string | null {
  if (sources.length > HOPS_LIMIT) return `A chain has at most ${HOPS_LIMIT} hops; this one has ${sources.length}.`;
  if (sources.length === 1 && sources[0]?.name === '') return 'A chain is empty. Name a source in it.';
  let before: string | undefined;
  let keyBefore = '';
  for (const { name } of sources) {
    if (name === '')
      return before === undefined
        ? 'The chain begins with an arrow. Name the source before it.'
        : `A source is missing after “${before}”. Name it, or take an arrow away.`;
    const { success, error } = sourceName.safeParse(name);
    if (!success) return error.issues[0]?.message ?? 'This is not the name of a source.';
    const key = fold(name);
    if (before !== undefined && key === keyBefore)
      return `“${name}” stands twice in a row. A source cannot credit itself in one chain.`;
    before = name;
    keyBefore = key;
  }
  return null;
}

function titleProblem(chain: readonly Named[]): string | null {
  for (const { document } of chain) {
    const read = document === null ? null : newDocument.shape.title.safeParse(document);
    if (read && !read.success) return read.error.issues[0]?.message ?? 'This is not the title of a document.';
  }
  return null;
}

/** The parts of a line between “ | ”, but for bars in quotation marks and brackets. */
function betweenBars(line: string): string[] {
  const parts: string[] = [];
  const lastBracket = line.lastIndexOf(']');
  let from = 0;
  let isInTitle = false;
  let isAtStart = true;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at];
    const end = sign === '"' && isAtStart ? closingMark(line, at) : -1;
    if (end > at) at = end;
    else if (sign === '\\' && !isInTitle) at++;
    else if (sign === '[' && at < lastBracket) isInTitle = true;
    else if (sign === ']') isInTitle = false;
    else if (sign === '|' && !isInTitle && isAlone(line, at)) {
      parts.push(line.slice(from, at));
      from = at + 1;
    }
    isAtStart = sign === '→' || sign === '>' || sign === '|' || sign === '[' || (sign === ' ' && isAtStart);
  }
  parts.push(line.slice(from));
  return parts.filter((part) => part.trim() !== '');
}

const isAlone = (line: string, at: number) => (line[at - 1] ?? ' ') === ' ' && (line[at + 1] ?? ' ') === ' ';

/** Where the quotation marks that open here close; −1 if nowhere. A doubled mark closes nothing. */
function closingMark(line: string, opening: number): number {
  for (let at = line.indexOf('"', opening + 1); at >= 0; at = line.indexOf('"', at + 2))
    if (line[at + 1] !== '"') return at;
  return -1;
}

/** The names of exported chains. */
function namesIn(text: string): Named[][] {
  const chains: Named[][] = [];
  let chain: Named[] = [];
  let name = '';
  const endName = () => {
    chain.push({ name: squeeze(name), document: null });
    name = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '\\') {
      at++;
      name += text[at] ?? '';
    } else if (sign === '→' || sign === '|') {
      endName();
      if (sign === '|') {
        chains.push(chain);
        chain = [];
      }
    } else name += sign;
  }
  endName();
  return [...chains, chain];
}
