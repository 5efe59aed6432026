const GREETING =
  /^(?:thank|thanks|good (?:morning|afternoon|evening|day)|hello|hi|welcome|please|next|our (?:first|next)|the (?:first|next) question|we (?:go|have a question|will now)|with (?:me|us)|and with that|ladies|you may)\b/i;

/** Whether words only greet, thank or hand over to somebody. */
export const isGreeting = (words: string): boolean => GREETING.test(words);
