import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Who stands in a chain. `words` is empty where nobody is named. */
export type GoldHop = { kind: 'named' | 'unnamed' | 'thing' | 'unknown'; words: string };

export type GoldStatement = {
  /** The chain as it is written, origin first. */
  chain: string;
  hops: GoldHop[];
  /** Empty where nobody is named. */
  source: string;
  /** One piece or more. */
  content: string[];
  claim: string;
  denied: boolean;
};

/** A text with what a person would mark in it. */
export type GoldText = {
  text: string;
  publisher: string;
  statements: GoldStatement[];
  none: string[];
  aside: string[];
  either: string[];
};

/** `file` is the path within the folder of its half. */
export type GoldFile = GoldText & { kind: string; file: string };

export const HALVES = ['tuning', 'closed'] as const;

/** Reads all texts of one half, in the order of their names. Throws an error with the name of a file it cannot read. */
export function goldFilesOf(half: (typeof HALVES)[number]): GoldFile[] {
  const folder = path.join(import.meta.dirname, half);
  return readdirSync(folder)
    .sort()
    .flatMap((kind) =>
      readdirSync(path.join(folder, kind))
        .sort()
        .map((name) => {
          const file = path.join(kind, name);
          try {
            return { ...goldFrom(readFileSync(path.join(folder, file), 'utf8')), kind, file };
          } catch (cause) {
            throw new Error(`${half}/${file} cannot be read`, { cause });
          }
        }),
    );
}

/** Reads one file: the text, `=====`, then blocks between `---`. Throws where a block is none of the known ones. */
export function goldFrom(written: string): GoldText {
  const [text = '', answers, ...more] = written.split(/^=====$/m);
  if (answers === undefined || more.length > 0) throw new Error('There must be one line of =====.');
  const gold: GoldText = { text: text.trim(), publisher: '', statements: [], none: [], aside: [], either: [] };
  for (const block of answers.split(/^---$/m)) addBlock(gold, fieldsOf(block));
  return gold;
}

function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.split('\n').filter((one) => one.trim() !== '')) {
    const [, name, value] = /^(\w+): (.+)$/.exec(line) ?? [];
    if (!name || !value || fields.has(name)) throw new Error(`Not understood: ${line}`);
    fields.set(name, value.trim());
  }
  return fields;
}

function addBlock(gold: GoldText, fields: ReadonlyMap<string, string>): void {
  const of = (name: string) => fields.get(name) ?? '';
  const names = [...fields.keys()].sort().join(' ');
  if (names === '') return;
  if (names === 'publisher') gold.publisher = of('publisher');
  else if (names === 'none') gold.none.push(of('none'));
  else if (names === 'aside') gold.aside.push(of('aside'));
  else if (names === 'either') gold.either.push(of('either'));
  else if (/^chain (claim )?content( denied)?( source)?$/.test(names))
    gold.statements.push({
      chain: of('chain'),
      hops: of('chain').split(' > ').map(hopFrom),
      source: of('source'),
      content: piecesOf(of('content')),
      claim: of('claim'),
      denied: of('denied') === 'yes',
    });
  else throw new Error(`Not understood together: ${names}`);
}

/** The pieces of words that are not in one piece. */
export const piecesOf = (words: string): string[] => words.split(' ... ');

function hopFrom(written: string): GoldHop {
  if (written === '[unknown]') return { kind: 'unknown', words: '' };
  const [, kind, words = ''] = /^\[(unnamed|thing): (.+?)(?:, of .+)?\]$/.exec(written) ?? [];
  if (kind === 'unnamed' || kind === 'thing') return { kind, words };
  if (/[[\]]/.test(written)) throw new Error(`Not understood as a hop: ${written}`);
  return { kind: 'named', words: written };
}

/**
 * Where words stand in a text, in code points: start, end, start, end. White space counts as one space, pieces follow
 * each other. Null: they do not occur.
 */
export function spansIn(text: string, pieces: readonly string[]): number[] | null {
  const spans: number[] = [];
  let from = 0;
  for (const piece of pieces) {
    const pattern = piece.trim().split(/\s+/).map(escaped).join('\\s+');
    const found = new RegExp(pattern, 'u').exec(text.slice(from));
    if (!found) return null;
    const start = from + found.index;
    from = start + found[0].length;
    spans.push([...text.slice(0, start)].length, [...text.slice(0, from)].length);
  }
  return spans;
}

const escaped = (words: string) => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
