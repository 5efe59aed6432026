import { isolated } from '@/lib/format/isolated';
import { linkStates } from '@/lib/vocabulary';
import type { AttributionDetail, UtteranceDetail } from './claim-detail';
import { inList, nameIn } from './in-words';

type Link = Pick<AttributionDetail, 'state' | 'readings'>;

/** Why a link has its state, and what it lacks to be verified. */
export function linkInWords({ state, readings }: Link, downstream: UtteranceDetail, upstream: UtteranceDetail): string {
  const credited = nameIn(upstream);
  const readers = [
    ...new Set(readings.flatMap((reading) => (reading.document ? isolated(reading.document.publisher) : []))),
  ];
  const { document } = upstream;
  const by =
    readers.length > 0
      ? `${inList(readers)} ${readers.length === 1 ? 'gives' : 'give'} the credit`
      : 'A recorded cue gives the credit';
  if (state === 'verified' && document)
    return `${by}, and the passage in “${isolated(document.title)}”, which is held here, is marked.`;
  if (state === 'assumed')
    return document && upstream.passage === 'marked'
      ? `“${isolated(document.title)}” is held here with its passage marked, but no text is known in which ${nameIn(downstream)} credits ${credited}.`
      : linkStates.assumed.help;
  if (upstream.source.kind === 'unknown') return `${nameIn(downstream)} does not say whom it has this from.`;
  const only =
    readers.length > 0
      ? `Only ${inList(readers)} ${readers.length === 1 ? 'says' : 'say'} so`
      : 'A recorded cue says so';
  if (!document) return `${only}; nothing by ${credited} is held here.`;
  if (upstream.passage === 'not_there')
    return `${only}, but the claim is not in “${isolated(document.title)}”, which is held here.`;
  return `${only}; nobody has looked for the passage in “${isolated(document.title)}”, which is held here.`;
}

/** How much surer the downstream utterance is, where it is. */
export function riseInWords(downstream: UtteranceDetail, upstream: UtteranceDetail): string {
  const before = upstream.certainty
    ? `${nameIn(upstream)} has it only as ${upstream.certainty}`
    : 'the last before it that says how sure is less sure';
  return `Surer than its source: ${downstream.certainty ?? 'stated'}, while ${before}.`;
}
