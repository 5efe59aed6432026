export const CHAIN_HOP_LIMIT = 50;
export const NAME_LIMIT = 200;

export type ParsedChain = { ok: true; names: string[] } | { ok: false; message: string };

const SEPARATOR = /\\([\\→>|])|→|->|>/gu;

/**
 * Reads “The Information → Reuters → AI News”, origin first, into trimmed names; `→`, `->` and `>` all separate.
 * A backslash takes the meaning from the `→`, `>`, `|` or backslash after it (“A\>B” is one name); before anything
 * else it is itself.
 */
export function parseChainText(text: string): ParsedChain {
  if (text.trim() === '') return { ok: false, message: 'Write at least one name.' };
  const names = [''];
  let from = 0;
  const take = (part: string) => names.push(`${names.pop()}${part}`);
  for (const match of text.matchAll(SEPARATOR)) {
    take(text.slice(from, match.index));
    if (match[1] === undefined) names.push('');
    else take(match[1]);
    from = match.index + match[0].length;
  }
  take(text.slice(from));
  return checkNames(names.map((name) => name.trim()));
}

function checkNames(names: string[]): ParsedChain {
  if (names.length > CHAIN_HOP_LIMIT) {
    return { ok: false, message: `A chain can have ${CHAIN_HOP_LIMIT} names at most; this one has ${names.length}.` };
  }
  for (const [index, name] of names.entries()) {
    const length = [...name].length;
    if (length === 0) return { ok: false, message: `Name ${index + 1} in the chain is missing.` };
    if (length > NAME_LIMIT) {
      return {
        ok: false,
        message: `Name ${index + 1} in the chain has ${length} characters; ${NAME_LIMIT} is the most.`,
      };
    }
  }
  return { ok: true, names };
}

/**
 * One chain as text, origin first. Escaped so that `parseChainText` gives back exactly these names, if trimmed and
 * not empty.
 */
export function formatChainText(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\→>|]/gu, '\\$&')).join(' → ');
}

/** Several chains as one text, joined with “ | ”; `splitChains` takes it apart again. */
export function formatChains(chains: readonly (readonly string[])[]): string {
  return chains.map(formatChainText).join(' | ');
}

/**
 * The chain texts in a text of several; none in an empty text. A “ | ” inside a name is escaped, so it never splits.
 */
export function splitChains(text: string): string[] {
  return text.trim() === '' ? [] : text.split(' | ');
}
