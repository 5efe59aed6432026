'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** Highlights what belongs to the source or link under the pointer or focus. */
export function NetworkLights({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = box.current;
    if (!root) return;
    const light = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest('[data-source], [data-from]') : null;
      if (!target && event.type === 'focusin') return;
      for (const lit of root.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit');
      const source = target?.getAttribute('data-source');
      root.toggleAttribute('data-lights', target !== null);
      const links = source
        ? root.querySelectorAll(`[data-from="${source}"], [data-to="${source}"]`)
        : target
          ? [target]
          : [];
      const sources = new Set(source ? [source] : []);
      for (const link of links) {
        link.setAttribute('data-lit', '');
        for (const end of ['data-from', 'data-to']) sources.add(link.getAttribute(end) ?? '');
      }
      for (const id of sources) root.querySelector(`[data-source="${id}"]`)?.setAttribute('data-lit', '');
    };
    const kinds = ['pointerover', 'pointerleave', 'focusin', 'focusout'];
    for (const kind of kinds) root.addEventListener(kind, light);
    return () => {
      for (const kind of kinds) root.removeEventListener(kind, light);
    };
  }, []);
  return (
    <div ref={box} className="network-lights">
      {children}
    </div>
  );
}
