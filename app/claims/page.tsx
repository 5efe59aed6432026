import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { ClaimsTable } from '@/components/claims/claims-table';
import { RowAnatomy } from '@/components/claims/row-anatomy';
import { ViewSwitch } from '@/components/claims/view-switch';
import { AddLink } from '@/components/data-table/add-link';
import { ListPage } from '@/components/data-table/list-page';
import { DemoLine } from '@/components/demo/demo-line';
import { claimList } from '@/lib/claims/table';
import { type PageParams, readTable } from '@/lib/data-table/page.server';
import { listHref } from '@/lib/data-table/write';
import { wantsDemoLine } from '@/lib/demo/line.server';
import { may } from '@/lib/people/permissions';
import { EXPLAINED, preferenceOf } from '@/lib/preference-cookies';
import { tables } from '@/lib/tables.server';

export const metadata: Metadata = { title: 'Claims' };

export default async function ClaimsPage({ searchParams }: { searchParams: PageParams }) {
  const [{ actor, frame, table }, isDemo] = await Promise.all([
    readTable(tables.claims, searchParams),
    wantsDemoLine(),
  ]);
  const { query, total } = frame;
  const mayEdit = may(actor, 'claims.write');
  return (
    <ListPage
      {...frame}
      title="Claims"
      views={<ViewSwitch query={query} current="table" />}
      actions={
        mayEdit && (
          <>
            <Link
              href={listHref(claimList, { ...query, page: 1 }, { path: '/trace' })}
              prefetch={false}
              className="button"
            >
              Trace
            </Link>
            <Link href="/import" prefetch={false} className="button" title="Key: g i">
              Import
            </Link>
            <AddLink href="/claims/new">+ Claim</AddLink>
          </>
        )
      }
    >
      <div className="quiet-lines">
        {!preferenceOf(await cookies(), EXPLAINED) && <RowAnatomy rows={table.rows} />}
        {isDemo && <DemoLine mayRemove={may(actor, 'demo.remove')} />}
      </div>
      <ClaimsTable {...table} mayEdit={mayEdit} total={typeof total === 'number' ? total : total.later} />
    </ListPage>
  );
}
