import type { KeyboardEvent } from 'react';
import { pressed } from '@/lib/keys';

/** Sends a form by Ctrl+Enter, since Enter alone begins a line in a field of several. For its `onKeyDown`. */
export function sentByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (pressed(event) !== 'Ctrl+Enter') return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
