import Link from 'next/link';
import type { RecordChange } from '@/lib/history/detail.server';
import { ChangeValue } from './change-value';

const hows = { made: 'added', altered: 'changed', removed: 'removed' } as const;

/** What a change did, record by record and field by field. */
export function ChangedRecords({ records }: { records: readonly RecordChange[] }) {
  return (
    <ul className="changed-records">
      {records.map((record) => (
        <li key={record.id}>
          <p className="changed-record">
            <span className={`how ${record.how}`}>{hows[record.how]}</span> <span className="muted">{record.kind}</span>{' '}
            <RecordName name={record.name || 'without a name'} href={record.href} />
            {record.part && (
              <span className="muted">
                {' '}
                of <RecordName {...record.part} />
              </span>
            )}
          </p>
          {record.fields.length > 0 && (
            <dl className="changed-fields">
              {record.fields.map((change) => (
                <div key={change.field}>
                  <dt>{change.label}</dt>
                  <dd>
                    <ChangeValue change={change} how={record.how} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A record by its name, linked if it exists. */
export function RecordName({ name, href }: { name: string; href: string | null }) {
  return href ? (
    <Link href={href} prefetch={false}>
      <bdi>{name}</bdi>
    </Link>
  ) : (
    <bdi>{name}</bdi>
  );
}
