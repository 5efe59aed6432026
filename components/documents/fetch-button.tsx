'use client';

import type { KeyboardEvent } from 'react';
import type { Values } from '@/components/forms/use-form';
import { pressed } from '@/lib/keys';
import type { Fillable } from './fill-in';
import type { Intaking } from './use-intake';

type Props<V extends Values & Fillable> = { url: string; intaking: Intaking<V> };

/** Fetches the page at an address. */
export function FetchButton<V extends Values & Fillable>({ url, intaking }: Props<V>) {
  const isBusy = intaking.state.step === 'busy';
  return (
    <button
      type="button"
      className="button"
      disabled={isBusy || url.trim() === ''}
      onClick={() => intaking.bring({ url })}
    >
      Fetch
    </button>
  );
}

/** Enter in the address field fetches the page. The form is not complete yet, so saving it would only be refused. */
export const fetchOnEnter =
  <V extends Values & Fillable>(url: string, intaking: Intaking<V>) =>
  (event: KeyboardEvent<HTMLElement>) => {
    if (pressed(event) !== 'Enter' || url.trim() === '') return;
    event.preventDefault();
    if (intaking.state.step !== 'busy') intaking.bring({ url });
  };
