import { type Node, nodesOf } from './nodes';

/** One small change of a source text: what stands from `start` to `end` becomes `text`. */
export type Mutant = { readonly start: number; readonly end: number; readonly text: string };

const otherOperators: Readonly<Record<string, readonly string[]>> = {
  '<': ['<='],
  '<=': ['<'],
  '>': ['>='],
  '>=': ['>'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
};
const otherMethods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};

const UNSEEN_CALL = /^(log|securityLog|console)\.|^(setTimeout|sleep)$/;
const UNSEEN_PROPERTY = /^(width|batch)$/;

/**
 * All mutants of a TypeScript text: operators, conditions, numbers, truth values and compared words are changed, what
 * filters or sorts is left out. Types, imports, messages and SQL stay as they are, and so does what nobody can observe
 * in the app: lines of the log, how long is waited, how many rows are read at a time, and what an error says that means
 * a mistake in the program; nor is there a rule for how wide a column is at first.
 */
export function mutantsOf(code: string): Mutant[] {
  const mutants: Mutant[] = [];
  const textOf = ({ start, end }: Node) => code.slice(start, end);
  const replace = (node: Node, text: string) => mutants.push({ start: node.start, end: node.end, text });
  const mutate: Readonly<Record<string, (node: Node) => void>> = {
    BinaryExpression: binary,
    LogicalExpression: binary,
    UnaryExpression: (node) => {
      if (node.operator === '!') replace(node, textOf(node.argument as Node));
    },
    IfStatement: (node) => condition(node.test as Node),
    ConditionalExpression: (node) => condition(node.test as Node),
    Literal: (node) => {
      if (typeof node.value === 'boolean') replace(node, String(!node.value));
      if (typeof node.value === 'number') replace(node, String(node.value === 0 ? 1 : node.value + 1));
    },
    CallExpression: (node) => {
      const callee = node.callee as Node;
      if (callee.type !== 'MemberExpression') return;
      const [object, property] = [callee.object as Node, callee.property as Node];
      const name = textOf(property);
      if (Object.hasOwn(otherMethods, name)) replace(property, otherMethods[name] ?? name);
      if (['filter', 'sort', 'toSorted', 'reverse', 'slice', 'trim'].includes(name)) replace(node, textOf(object));
    },
  };
  function condition(test: Node) {
    replace(test, 'true');
    replace(test, 'false');
  }
  function binary(node: Node) {
    const [left, right] = [node.left as Node, node.right as Node];
    // Parts of a message are put together with “+” too.
    if (node.operator === '+' && [left, right].some((side) => /^['"`]/.test(textOf(side)))) return;
    for (const operator of otherOperators[String(node.operator)] ?? []) {
      const between = code.slice(left.end, right.start);
      mutants.push({
        start: left.end,
        end: right.start,
        text: between.replace(String(node.operator), () => operator),
      });
    }
    for (const side of [left, right])
      if (String(node.operator).endsWith('==') && side.type === 'Literal' && typeof side.value === 'string')
        replace(side, `'${side.value}?'`);
  }
  const isUnseen = (node: Node) =>
    (node.type === 'CallExpression' && UNSEEN_CALL.test(textOf(node.callee as Node))) ||
    (node.type === 'Property' && UNSEEN_PROPERTY.test(textOf(node.key as Node))) ||
    (node.type === 'NewExpression' && textOf(node.callee as Node) === 'Error');
  for (const node of nodesOf(code, isUnseen)) mutate[node.type]?.(node);
  return mutants.filter(({ start, end, text }) => code.slice(start, end) !== text);
}
