/**
 * One chain as text, origin first: “The Information → Reuters → AI News”. A backslash stands before each `→`, `>`, `|`
 * and backslash of a name, so that the names can be read back exactly.
 */
export function formatChainText(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\→>|]/gu, '\\$&')).join(' → ');
}

/** Several chains as one text, joined with “ | ”, which stands in no name without a backslash. */
export function formatChains(chains: readonly (readonly string[])[]): string {
  return chains.map(formatChainText).join(' | ');
}
