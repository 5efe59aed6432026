/** Thanks, small talk, and what whoever leads a call says of the call. */
const GREETING =
  /^(?:thank|thanks|good (?:morning|afternoon|evening|day)|hello|hi|welcome|please|next|our (?:first|next)|the (?:first|next) question|we (?:go|have a question|will now)|with (?:me|us)|and with that|ladies|you may)\b/i;
const LEADING =
  /^(?:got it|see you|we['’]ll see you|that['’]s all|this concludes|that concludes|before we (?:begin|start)|as a reminder|today['’]s (?:remarks|call|presentation)|our remarks|certain statements|first question|alright|all right|okay|operator|i['’]ll (?:now )?(?:hand|turn|pass)|i would now|over to|back to you|(?:a |the )?(?:replay|recording) will|(?:thread|comments?) (?:are )?closed|forward-looking)\b/i;

/** Whether words only greet, thank or hand over to somebody. Words and apostrophes may stand apart. */
export const isGreeting = (words: string): boolean => {
  const together = words.replace(/\s+(?=['’])/g, '');
  return GREETING.test(together) || LEADING.test(together);
};
