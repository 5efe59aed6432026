/**
 * One chain as text, origin first: “The Information → Reuters → AI News”. A backslash stands before each `→`, `>`, `|`
 * and backslash of a name, so that the names can be read back exactly.
 */
export function formatChainText(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\→>|]/gu, '\\$&')).join(' → ');
}

/** Several chains as one text, joined with “ | ”, which no name contains without a backslash. */
export function formatChains(chains: readonly (readonly string[])[]): string {
  return chains.map(formatChainText).join(' | ');
}

/** The names in a text that `formatChains` wrote, chain by chain. */
export function namesInChains(text: string): string[][] {
  const chains: string[][] = [[]];
  let name = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') name += text[++at] ?? '';
    else if (text.startsWith(' → ', at) || text.startsWith(' | ', at)) {
      chains.at(-1)?.push(name);
      if (text[at + 1] === '|') chains.push([]);
      name = '';
      at += 2;
    } else name += text[at];
  }
  chains.at(-1)?.push(name);
  return text === '' ? [] : chains;
}
