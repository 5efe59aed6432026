/** Folds a text for comparing: lower case, accents dropped, white space squeezed. */
export function fold(text: string): string {
  return foldCharacters(text).replace(/\s+/g, ' ').trim();
}

/** Folds character by character, so that an index in the result is the index in the text wherever one unit stays one unit. */
export function foldCharacters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase();
}
