import { Suspense } from 'react';
import { PartnerLines } from '@/components/sources/partner-lines';
import type { Partners } from '@/lib/sources/partners.server';

export type Both = { relays: Partners; relayedBy: Partners };
type Props = { both: Both | { later: Promise<Both> }; path: string };

const relays = { title: 'Whom it relays', verb: 'It relays', none: 'It credits nobody.' };
const relayedBy = { title: 'Who relays it', verb: 'It is relayed', none: 'Nobody credits it.' };

/** Whom a source relays, and who relays it. If counting takes long, the rest of the page is shown first. */
export function PartnersSections({ both, path }: Props) {
  if ('later' in both) {
    return (
      <>
        <Suspense fallback={<Counting title={relays.title} path={path} />}>
          <Later both={both.later} side="relays" />
        </Suspense>
        <Suspense fallback={<Counting title={relayedBy.title} path={path} />}>
          <Later both={both.later} side="relayedBy" />
        </Suspense>
      </>
    );
  }
  return (
    <>
      <PartnerLines {...relays} partners={both.relays} />
      <PartnerLines {...relayedBy} partners={both.relayedBy} />
    </>
  );
}

async function Later({ both, side }: { both: Promise<Both>; side: keyof Both }) {
  return <PartnerLines {...(side === 'relays' ? relays : relayedBy)} partners={(await both)[side]} />;
}

function Counting({ title, path }: { title: string; path: string }) {
  return (
    <section aria-busy="true" className="counting">
      <h2>{title}</h2>
      <p className="muted">Counting its links…</p>
      <noscript>
        <a href={`${path}?wait=1`}>See the page when everything is counted</a>
      </noscript>
    </section>
  );
}
