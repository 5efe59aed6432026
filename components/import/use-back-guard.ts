import { useEffect, useRef } from 'react';

type Guard = {
  /** What is asked; null: nothing need be asked. */
  readonly question: string | null;
  /** The address of the page as it is now, to which it returns when the person stays. */
  readonly address: string;
  /** Called when the person leaves. */
  readonly onLeave: () => void;
};

/** Asks before the browser goes back from the page. */
export function useBackGuard(guard: Guard): void {
  const latest = useRef(guard);
  latest.current = guard;
  /** Whether the page has an entry of its own above the one that led to it: going back takes that one first. */
  const hasEntry = useRef(false);
  const isAsking = guard.question !== null;

  useEffect(() => {
    if (!isAsking || hasEntry.current) return;
    window.history.pushState(null, '', window.location.href);
    hasEntry.current = true;
  }, [isAsking]);

  useEffect(() => {
    const onBack = () => {
      if (!hasEntry.current) return;
      const { question, address, onLeave } = latest.current;
      if (question !== null && !window.confirm(question)) {
        window.history.pushState(null, '', address);
        return;
      }
      hasEntry.current = false;
      onLeave();
      window.history.back();
    };
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, []);
}
