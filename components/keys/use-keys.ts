'use client';

import { useEffect, useRef } from 'react';
import { type PageKey, pressed } from '@/lib/keys';

/** What a key does. False means that it does nothing here, and the handler mounted before is asked. */
export type Handler = (event: KeyboardEvent) => unknown;
type Bindings = { readonly [key: string]: Handler | undefined };

/** The second key of a sequence must follow within this time. */
const SEQUENCE_MS = 1000;

/** The bindings of all mounted components. The latest is asked first. */
const layers: { current: Bindings }[] = [];
let first: { readonly key: string; readonly at: number } | null = null;

/** Where letters are typed, or where keys have their own meaning, they are not shortcuts. */
function isOwnKey(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="listbox"]')) return true;
  return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches('input[type=checkbox]');
}

const beginsOne = (key: string) =>
  layers.some(({ current }) => Object.keys(current).some((k) => k.startsWith(`${key} `)));

function onKey(event: KeyboardEvent) {
  const before = first;
  if (event.defaultPrevented || isOwnKey(event.target) || document.querySelector('dialog[open], :popover-open')) return;
  const key = pressed(event);
  if (key === null) return;
  const follows = before !== null && event.timeStamp - before.at < SEQUENCE_MS;
  first = !follows && beginsOne(key) ? { key, at: event.timeStamp } : null;
  const name = follows ? `${before.key} ${key}` : key;
  const taken = layers.toReversed().some(({ current }) => current[name] && current[name](event) !== false);
  if (taken) event.preventDefault();
}

/** Handles any keys while the component is mounted. */
export function useAnyKeys(bindings: Bindings): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    if (layers.length === 0) document.addEventListener('keydown', onKey);
    layers.push(latest);
    return () => {
      layers.splice(layers.indexOf(latest), 1);
      if (layers.length === 0) document.removeEventListener('keydown', onKey);
    };
  }, []);
}

/**
 * Handles keys of the page while the component is mounted, except while a person types or a dialog or menu is open. The
 * component mounted last handles a key first.
 */
export const useKeys: (bindings: { readonly [key in PageKey]?: Handler }) => void = useAnyKeys;
