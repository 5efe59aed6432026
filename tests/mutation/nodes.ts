import { parseAst } from 'vite';

export type Node = { type: string; start: number; end: number } & Record<string, unknown>;

/**
 * The parts of a TypeScript text that do something when it runs, outer ones before their own parts; types and imports
 * do nothing.
 * @param isLeftOut what is passed over, with all its parts
 */
export function nodesOf(code: string, isLeftOut: (node: Node) => boolean = () => false): Node[] {
  const found: Node[] = [];
  (function walk(node: Node) {
    if (isLeftOut(node)) return;
    if (/^(TS|Import)/.test(node.type) && !/^TS(As|Satisfies|NonNull)/.test(node.type)) return;
    found.push(node);
    for (const value of Object.values(node))
      for (const child of [value].flat())
        if (child && typeof child === 'object' && typeof (child as Node).type === 'string') walk(child as Node);
  })(parseAst(code, { lang: 'ts' }) as unknown as Node);
  return found;
}
