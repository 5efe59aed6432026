import { type Parts, wordsAt } from './tag';

const WISH =
  /(?:^|\s)(?:want(?:s|ed|ing)?|need(?:s|ed)?|seek(?:s|ing)?|sought|prefer(?:s|red)?|know(?:s|n)?|knew|see(?:s|n)?|saw|hop(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|decid(?:e|es|ed|ing)|looks?|looked|learn(?:s|ed)?)(?:\s|$)/i;

const BIDDING =
  /\b(?:tell|tells|told|telling|urg\w+|order\w*|ask\w*|request\w*|encourag\w+|persuad\w+|press\w*|push\w*|warn\w*|advis\w+|instruct\w*|invit\w+)\b/i;

const THINKING = /\b(?:believ|think|fear|feel|hop|assum|suspect|worr|wonder|expect)\w*$/i;

const ASKING =
  /\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|quer(?:y|ies|ied|ying)|enquir(?:e|es|ed)|inquir(?:e|es|ed))\b/i;

/** What is done to a thing, unless a clause follows: “ordered an inquiry”, “offered no proof”, “showed her an email”. */
const DEED =
  /\b(?:order(?:s|ed|ing)?|offer(?:s|ed|ing)?|refer(?:s|red|ring)?|express(?:es|ed|ing)?|recommend(?:s|ed|ing)?|reject(?:s|ed|ing)?|play(?:s|ed|ing)? down|consider(?:s|ed|ing)?|advis(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|for)|w(?:rote|ritten|rites|riting) to|read(?:s|ing)?|address(?:es|ed)?|attribut(?:e|es|ed)|confirm(?:s|ed)? receipt|thank(?:s|ed)?|congratulat(?:e|es|ed)|support(?:s|ed)?|back(?:s|ed)?|attack(?:s|ed)?|post(?:s|ed)?|repeat(?:s|ed)?|discuss(?:es|ed)?|demand(?:s|ed)?|promot(?:e|es|ed)|condemn(?:s|ed)?|prais(?:e|es|ed)|critici[sz](?:e|es|ed)|denounc(?:e|es|ed)|applaud(?:s|ed)?|welcom(?:e|es|ed)|defend(?:s|ed)?|oppos(?:e|es|ed)|endors(?:e|es|ed)|mock(?:s|ed)?|slam(?:s|med)?|blast(?:s|ed)?|hail(?:s|ed)?|highlight(?:s|ed)?|ignor(?:e|es|ed)|decr(?:y|ies|ied)|deplor(?:e|es|ed)|lament(?:s|ed)?|lambast(?:e|es|ed)|bemoan(?:s|ed)?)$/i;
const STATING =
  /^(?:that|how|why|what|if)\s|\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|as|at|to be)\b/i;

/** “sees sales of $2 billion”, “sees two cuts”, “sees room for one more”, “sees orders peaking” */
const FORESEEN = /\d|^(?:two|three|four|five|six|seven|eight|nine|ten|room|scope) |^\p{L}+ \p{L}+ing\b/iu;

/** ““By whom?” somebody shouts”: nothing but a question is said. */
const QUESTION = /^["“„«‘'][^.!;,…]*\?["”“»’']$/;

/** “attributes the loss to rust” */
const isTraced = (cue: string, content: string) => /attribut\w*$/i.test(cue) && /\sto\s/.test(content);

/**
 * Whether somebody only wants, does or bids something and puts no statement: “wants a new bridge”, “hopes to win”,
 * “declined to go”, “told her to go”, “is expected to go”; not “hopes that it will hold”.
 */
export function isWish(points: readonly string[], { sourceSpans, cueSpans, contentSpans }: Parts): boolean {
  const [cue, content] = [wordsAt(points, cueSpans), wordsAt(points, contentSpans)];
  // “Many passengers believe that”: nobody in particular does.
  if (/^(?:many|most|few) /i.test(wordsAt(points, sourceSpans)) && THINKING.test(cue)) return true;
  if (QUESTION.test(content.trim())) return true;
  if (BIDDING.test(cue) && /^(?:not )?to\s/i.test(content)) return true;
  // “Passengers were told to wait”
  if (sourceSpans.length === 0 && BIDDING.test(cue) && /… (?:not )?to\s/.test(content)) return true;
  // “agreed to meet”
  if (/\bagree(?:s|d)?$/i.test(cue) && /^(?:not )?to\s/i.test(content)) return true;
  // “Lee is expected to resign”: nobody says so.
  if (sourceSpans.length === 0 && /\bexpected$/i.test(cue) && /(?:^|… )to\s/.test(content)) return true;
  if (
    ASKING.test(cue) &&
    !/\bby$/i.test(cue) &&
    /^(?:[^\s"“]+ ){0,4}(?:if|whether|about|for|that|how|why|what|when|where|who|which)(?:\s|$)/i.test(content)
  )
    return true;
  // ““Why now?” asked Lee”
  if (ASKING.test(cue) && contentSpans.length === 2 && /^["“„«‘'][^.!]*\?["”“»’']$/.test(content.trim())) return true;
  if (
    /^(?:(?:last|this|next|on|in|early|late)\s+)*(?:\p{L}+day|january|february|march|april|may|june|july|august|september|october|november|december|yesterday|today|week|month|year)$/iu.test(
      content,
    )
  )
    return true;
  if (/\b(?:tell|tells|told)$/i.test(cue) && /\b(?:story|stories|tale)$/i.test(content)) return true;
  if (DEED.test(cue) && !/["“„«‘「]/.test(content) && !STATING.test(content) && !isTraced(cue, content)) return true;
  // “The plant will close, RFI learned”, “Acme sees sales of $2 billion”
  if (/\blearn(?:s|ed|t)?$/i.test(cue) && STATING.test(content)) return false;
  if (/\bsees?$/i.test(cue) && FORESEEN.test(content)) return false;
  // “a memo seen by Reuters” passes something on.
  return WISH.test(cue) && !/\bby$/i.test(cue) && !/^(?:that|how|why|["“„«‘])/i.test(content);
}
