/** Numbers of 32 bits for words and for what is said of them. Nothing can be read out of them again. */

/** The number of a text, or of a piece of it. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** One number out of two, in which order they come. */
export function mixed(a: number, b: number): number {
  let hash = Math.imul(a ^ (((b + 0x9e3779b9) | 0) + (a << 6)), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
