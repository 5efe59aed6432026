import type { z } from 'zod';

type Path = readonly (string | number)[];

/**
 * The fields of an input that a schema does not know, as paths (“hops.0.colour”). A misspelt field would otherwise be
 * dropped silently, and with it what somebody wanted to say.
 */
export function unknownFields(schema: z.ZodType, input: unknown): string[] {
  return found(schema, input, []).map((path) => path.join('.'));
}

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  catchall?: z.ZodType;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  valueType?: z.ZodType;
};

function found(schema: z.ZodType, input: unknown, path: Path): Path[] {
  const def = schema._zod.def as unknown as Def;
  if (def.options) return inUnion(def.options, input, path);
  const inner = def.innerType ?? def.in;
  if (inner) return found(inner, input, path);
  if (typeof input !== 'object' || input === null) return [];
  const { element, shape, valueType } = def;
  if (Array.isArray(input)) return element ? input.flatMap((item, i) => found(element, item, [...path, i])) : [];
  if (valueType) return Object.entries(input).flatMap(([name, value]) => found(valueType, value, [...path, name]));
  if (!shape || (def.catchall && def.catchall._zod.def.type !== 'never')) return [];
  return Object.entries(input).flatMap(([name, value]) => {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    return field ? found(field, value, [...path, name]) : [[...path, name]];
  });
}

/** Of several alternatives, the one that knows most fields is meant. */
function inUnion(options: readonly z.ZodType[], input: unknown, path: Path): Path[] {
  const [fewest = []] = options.map((option) => found(option, input, path)).sort((a, b) => a.length - b.length);
  return fewest;
}
