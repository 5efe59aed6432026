import { useEffect, useRef } from 'react';

const QUESTION = 'A file is being worked on. Leave this page, and stop that?';

/** Asks before the page is left while something runs. @param stop stops it when the person leaves by a link */
export function useLeaveGuard(isBusy: boolean, stop: () => void): void {
  const latest = useRef(stop);
  latest.current = stop;
  useEffect(() => {
    if (!isBusy) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const isHere = link && !link.hasAttribute('download') && link.getAttribute('target') !== '_blank';
      if (!isHere) return;
      if (window.confirm(QUESTION)) return latest.current();
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, true);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, true);
    };
  }, [isBusy]);
}
