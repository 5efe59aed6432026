import Link from 'next/link';
import type { ReactNode } from 'react';
import { CELL_PADDING } from '@/components/data-table/body-row';
import { Marked } from '@/components/data-table/marked';
import { NotesCell } from '@/components/data-table/notes-cell';
import { Dated } from '@/components/dates/dated';
import { Moment } from '@/components/dates/moment';
import type { ClaimColumn, ClaimRow } from '@/lib/claims/table';
import type { DatePrecision } from '@/lib/format/date';
import { counted, grouped } from '@/lib/format/number';
import {
  certainties,
  claimStatuses,
  credibilityHelp,
  judgementStates,
  likelihoods,
  linkStates,
  warnings,
} from '@/lib/vocabulary';
import { ChainCell } from './chain-cell';
import { ConfidenceBar } from './confidence-bar';
import { TopicTags } from './topic-tags';

const figure = (n: number) => <span className="figures">{grouped(n)}</span>;
/** “12 outlets, 1 independent origin”. */
const behind = ({ outlets, origins }: ClaimRow) =>
  `${counted(outlets, ['outlet', 'outlets'])}, ${origins === 0 ? 'no origin that counts' : counted(origins, ['independent origin', 'independent origins'])}`;
const none = <span className="muted">–</span>;
const date = (at: string | null, precision: DatePrecision | null) => <Dated at={at} precision={precision ?? 'day'} />;

/** The content of each column of the claims table. */
export const claimCells: Record<ClaimColumn, (row: ClaimRow, width: number) => ReactNode> = {
  claim: (row) => (
    <Link href={`/claims/${row.slug}`} prefetch={false} data-row title={row.statement} className="statement" dir="auto">
      <Marked text={row.statement} marks={row.marks} />
    </Link>
  ),
  chain: (row, width) => <ChainCell row={row} width={width} />,
  confidence: (row) => <ConfidenceBar confidence={row.confidence} likelihood={row.likelihood} judged={row.judged} />,
  likelihood: (row) => (row.likelihood ? likelihoods[row.likelihood].label : none),
  suggested: (row) => <ConfidenceBar confidence={row.suggested} judged={false} />,
  chance: (row) => (row.chance ? likelihoods[row.chance].label : none),
  judgement: (row) =>
    row.judgement === 'none' ? (
      none
    ) : (
      <span className={row.judgement === 'outdated' ? 'amber' : undefined} title={judgementStates[row.judgement].help}>
        {judgementStates[row.judgement].label}
      </span>
    ),
  outlets: (row) => (
    <span className="figures" title={behind(row)}>
      {grouped(row.outlets)}
    </span>
  ),
  origins: (row) => (
    <span className={`figures${row.origins === 0 ? ' amber' : ''}`} title={behind(row)}>
      {grouped(row.origins)}
    </span>
  ),
  link: (row) =>
    row.weakestLink ? (
      <span title={linkStates[row.weakestLink].help}>{linkStates[row.weakestLink].label}</span>
    ) : (
      <span className="muted" title="no links">
        –
      </span>
    ),
  warnings: (row) =>
    row.warnings.length === 0 ? null : (
      <span className="tags">
        {row.warnings.map((word) => (
          <span key={word} className="tag warning" title={warnings[word].help}>
            {warnings[word].label}
          </span>
        ))}
      </span>
    ),
  status: (row) => <span className={`status ${row.status}`}>{claimStatuses[row.status].label}</span>,
  certainty: (row) => (row.certainty ? certainties[row.certainty].label : none),
  topics: (row, width) =>
    row.topics.length === 0 ? (
      none
    ) : (
      <TopicTags topics={row.topics} room={width - CELL_PADDING} rest={`/claims/${row.slug}`} />
    ),
  first: (row) => date(row.first, row.firstPrecision),
  last: (row) => date(row.last, row.lastPrecision),
  hops: (row) => figure(row.longestChain),
  chains: (row) => figure(row.chainCount),
  links: (row) => figure(row.links),
  documents: (row) => figure(row.documents),
  credibility: (row) => (
    <span className="figures" title={`${credibilityHelp(row.credibility)} (NATO AJP-2.1, suggested)`}>
      {row.credibility}
    </span>
  ),
  added: (row) => <Moment at={row.added} show="day" />,
  notes: (row) => <NotesCell notes={row.notes} />,
};
