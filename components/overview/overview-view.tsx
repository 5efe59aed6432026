import type { Later } from '@/components/data-table/streamed';
import { Streamed } from '@/components/data-table/streamed';
import { claimList } from '@/lib/claims/table';
import type { FilterValue, ListQuery } from '@/lib/data-table/definition';
import { listHref, withFilter } from '@/lib/data-table/write';
import { beginOf, endOf, readMachineDate } from '@/lib/format/date';
import type { Bucket } from '@/lib/overview/buckets';
import type { Counts, Figures, Origins, Times } from '@/lib/overview/figures';
import { overviewInWords } from '@/lib/overview/in-words';
import {
  type Confidence,
  claimStatuses,
  confidences,
  linkStates,
  type Warning,
  warnings,
  wordsOf,
} from '@/lib/vocabulary';
import { OriginBars } from './origin-bars';
import { type Bar, SmallBars } from './small-bars';
import { TimeChart } from './time-chart';

type Soon<T> = T | Later<T>;
type Props = {
  query: ListQuery;
  figures: Figures;
  origins: Soon<Origins>;
  warned: Soon<Counts<Warning>>;
  times: Soon<Times | null>;
};

/** The claims of a table in figures. Every figure links to the claims it counts. */
export function OverviewView({ query, figures, origins, warned, times }: Props) {
  const hrefOf = (word: string, value: FilterValue) => listHref(claimList, { ...withFilter(query, word, value) });
  const barsOf = (
    word: string,
    words: Readonly<Record<string, { label: string; help: string }>>,
    counts: Counts<string>,
  ): Bar[] =>
    Object.entries(words).map(([key, { label, help }]) => ({
      key,
      label,
      help,
      claims: counts[key] ?? 0,
      href: hrefOf(word, { kind: 'values', values: [key] }),
    }));
  const whole = figures.claims;
  return (
    <div className="overview">
      <Streamed value={origins} waiting={<p className="lead">…</p>}>
        {(found) => <p className="lead">{overviewInWords(figures, found)}</p>}
      </Streamed>
      <Streamed value={times} waiting={<section className="panel full waiting" />}>
        {(found) => (
          <TimeChart
            figures={figures}
            times={found}
            undated={undatedOf(figures, found)}
            hrefOf={(bucket) => hrefOf('first', bucket ? within(query, bucket) : { kind: 'no date' })}
          />
        )}
      </Streamed>
      <Streamed value={origins} waiting={<section className="panel wide waiting" />}>
        {(found) => (
          <OriginBars
            figures={figures}
            origins={found}
            hrefOf={(slug) => hrefOf('origin', { kind: 'values', values: [slug] })}
          />
        )}
      </Streamed>
      <SmallBars
        title="Confidence"
        term="confidence"
        whole={whole}
        bars={barsOf('confidence', confidences, figures.confidence)}
        none=""
      />
      <SmallBars
        title="Status"
        term="status"
        whole={whole}
        bars={barsOf('status', claimStatuses, figures.status)}
        none=""
      />
      <SmallBars
        title="Weakest link"
        term="link"
        whole={whole}
        bars={[
          ...barsOf('link', linkStates, figures.links),
          { key: 'none', label: 'no links', claims: figures.links.none ?? 0, href: null },
        ]}
        none=""
      />
      <Streamed value={warned} waiting={<section className="panel waiting" />}>
        {(found) => (
          <SmallBars
            title="Warnings"
            term="warnings"
            whole={whole}
            bars={barsOf('warning', warnings, found).sort((a, b) => b.claims - a.claims)}
            none="No claim here has a warning."
          />
        )}
      </Streamed>
    </div>
  );
}

/** The days of a bar, limited to those the filter includes. */
function within({ filters: { first } }: ListQuery, { from, to }: Bucket): FilterValue {
  const [low, high] = first?.kind === 'dates' ? [first.from, first.to].map((end) => end && readMachineDate(end)) : [];
  const [begin, end] = [
    low && beginOf(low).slice(0, 10),
    high && new Date(Date.parse(endOf(high)) - 1).toISOString().slice(0, 10),
  ];
  return { kind: 'dates', from: begin && begin > from ? begin : from, to: end && end < to ? end : to };
}

function undatedOf({ confidence }: Figures, times: Times | null): Partial<Record<Confidence, number>> {
  const left: Partial<Record<Confidence, number>> = { ...confidence };
  for (const { confidence: level, claims } of times?.counts ?? []) left[level] = (left[level] ?? 0) - claims;
  for (const level of wordsOf(confidences)) left[level] = (left[level] ?? 0) - (times?.coarse[level] ?? 0);
  return Object.fromEntries(wordsOf(confidences).map((level) => [level, left[level] ?? 0]));
}
