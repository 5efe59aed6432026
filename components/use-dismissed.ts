import { useState } from 'react';
import { remember } from './remember';

/** Whether something was taken away, and what takes it away for good on this device, by a cookie of this name. */
export function useDismissed(name: string): readonly [isGone: boolean, dismiss: () => void] {
  const [isGone, setGone] = useState(false);
  const dismiss = () => {
    remember(name, 'hidden');
    setGone(true);
  };
  return [isGone, dismiss];
}
