/** Why a text cannot be stored, in a sentence, or null if it can. */
export function storageProblem(text: string): string | null {
  if (text.includes('\0')) return 'It contains a NUL character, which cannot be stored. Take it out.';
  return text.isWellFormed()
    ? null
    : 'It contains half of a character (a lone surrogate), which cannot be stored. Take it out.';
}
