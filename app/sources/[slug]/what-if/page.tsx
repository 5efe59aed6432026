import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { askedHref, readAsked, type WhatIfParams, WhatIfSection } from '@/app/what-if/what-if-section';
import { Crumbs } from '@/components/chrome/crumbs';
import { getDb } from '@/lib/db';
import { counted } from '@/lib/format/number';
import { getSourceBrief } from '@/lib/sources/brief.server';
import { getGoneSource } from '@/lib/sources/detail.server';

type Props = { params: Promise<{ slug: string }>; searchParams: WhatIfParams };

const load = cache(async (slug: string) => getSourceBrief(await getDb(), slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const source = await load((await params).slug);
  return { title: source ? `What rests on ${source.name}?` : 'No such source' };
}

export default async function SourceWhatIfPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [source, read] = await Promise.all([load(slug), readAsked(searchParams)]);
  if (!source) return leave(slug);
  const { id, name, kind, owns } = source;
  const path = `/sources/${slug}/what-if`;
  const asked = { ...read, owned: read.owned && owns > 0 };
  return (
    <article className="record what-if">
      <header>
        <Crumbs
          trail={[
            { href: '/sources', label: 'Sources' },
            { href: `/sources/${slug}`, label: name },
          ]}
          here="What rests on this?"
        />
        <h1>
          What rests on <bdi>{name}</bdi>?
        </h1>
        <p className="lead">
          What the rule would suggest if everything <bdi>{name}</bdi> {asked.owned && 'and all it owns '}said were
          retracted. This changes nothing.
        </p>
        {kind === 'unknown' && (
          <p className="notice state-note">
            This stands for origins that nobody recorded. They carry no weight, so nothing rests on them.
          </p>
        )}
        {owns > 0 && (
          <nav className="verdict-choice" aria-label="What would fall">
            <Link
              href={askedHref(path, { show: asked.show })}
              prefetch={false}
              aria-current={asked.owned ? undefined : 'true'}
            >
              Only this source
            </Link>
            <Link
              href={askedHref(path, { show: asked.show, owned: true })}
              prefetch={false}
              aria-current={asked.owned ? 'true' : undefined}
            >
              With all it owns ({counted(owns, ['source', 'sources'])})
            </Link>
          </nav>
        )}
      </header>
      <WhatIfSection
        path={path}
        removal={{ sourceId: id, owned: asked.owned }}
        subject={{ kind: 'source', name, owned: asked.owned }}
        asked={asked}
      />
    </article>
  );
}

/** A merged source redirects to the one that remains. Nothing rests on a deleted source. */
async function leave(slug: string): Promise<never> {
  const gone = await getGoneSource(await getDb(), slug);
  if (gone?.into) permanentRedirect(`/sources/${gone.into}/what-if`);
  notFound();
}
