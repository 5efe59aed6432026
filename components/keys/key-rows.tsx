import { keyLabel } from '@/lib/keys';

/** Keys and their actions, as on a sheet. */
export function KeyRows({ rows }: { rows: readonly { keys: readonly string[]; label: string }[] }) {
  return (
    <dl className="key-rows">
      {rows.map(({ keys, label }) => (
        <div key={label}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{keyLabel(key)}</kbd>
            ))}
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}
