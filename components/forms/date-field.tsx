'use client';

import { FieldFrame, type FieldProps, useField } from './field';
import type { Values } from './use-form';

type Props<V extends Values> = FieldProps<V, string | null> & {
  /** The field that says whether the time of day is known: «day» or «minute». Without it only days are entered. */
  precision?: string;
};

/** A day and, where it is known, a time in UTC; the value is an ISO text or null. */
export function DateField<V extends Values>(props: Props<V>) {
  const { form, label, hint, precision } = props;
  const { id, value, change, problem, attributes } = useField<V, string | null>(props);
  const day = value?.slice(0, 10) ?? '';
  const time = precision && form?.values[precision] === 'minute' ? (value?.slice(11, 16) ?? '') : '';
  function apply(nextDay: string, nextTime: string) {
    const next = nextDay === '' ? null : `${nextDay}T${nextTime || '00:00'}:00.000Z`;
    if (form && precision) form.set({ [props.name]: next, [precision]: nextTime ? 'minute' : 'day' } as Partial<V>);
    else change(next);
  }
  return (
    <FieldFrame
      id={id}
      label={label}
      hint={hint ?? (precision ? 'The time is in UTC; leave it out when it is not known.' : undefined)}
      problem={problem}
    >
      <div className="field-row">
        <input {...attributes} type="date" value={day} onChange={(event) => apply(event.target.value, time)} />
        {precision && (
          <input
            type="time"
            aria-label={`${label}: time, UTC`}
            value={time}
            disabled={day === ''}
            onChange={(event) => apply(day, event.target.value)}
          />
        )}
      </div>
    </FieldFrame>
  );
}
