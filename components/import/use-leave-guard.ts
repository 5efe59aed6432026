import { useEffect, useRef } from 'react';
import { askBeforeLeaving } from '@/components/chrome/leaving';

export const QUESTION = 'A file is being worked on. Leave this page, and stop that?';

/** Asks before the page is left while something runs. @param stop stops it when the person leaves by a link or a key */
export function useLeaveGuard(isBusy: boolean, stop: () => void): void {
  const latest = useRef(stop);
  latest.current = stop;
  useEffect(() => {
    if (!isBusy) return;
    const isLeaving = () => {
      const answer = window.confirm(QUESTION);
      if (answer) latest.current();
      return answer;
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const isHere = link && !link.hasAttribute('download') && link.getAttribute('target') !== '_blank';
      if (!isHere) return;
      if (isLeaving()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, true);
    const end = askBeforeLeaving(isLeaving);
    return () => {
      end();
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, true);
    };
  }, [isBusy]);
}
