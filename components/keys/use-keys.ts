'use client';

import { useLayoutEffect, useRef } from 'react';
import { type PageKey, pressed } from '@/lib/keys';

/** What a key does. False means that it does nothing here, and the handler mounted before is asked. */
export type Handler = (event: KeyboardEvent) => unknown;
type Bindings = { readonly [key: string]: Handler | undefined };

/** The second key of a sequence must follow within this time. */
const SEQUENCE_MS = 1000;

/** The bindings of all mounted components. The latest is asked first. */
const layers: { current: Bindings }[] = [];
let first: { readonly key: string; readonly at: number } | null = null;

/**
 * Where letters are typed, or where keys have their own meaning, they are not shortcuts. A field of a dialog that was
 * closed just now may still have the focus; nobody types there.
 */
export function isOwnKey(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !target.checkVisibility()) return false;
  if (target.isContentEditable || target.closest('[role="listbox"]')) return true;
  return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches('input[type=checkbox]');
}

/** Keys that mean the same in text fields and dialogs; their handlers say where they do nothing. */
const everywhere: ReadonlySet<string> = new Set<PageKey>(['Ctrl+k']);

/** Lets the handlers of a key do what it does. @returns whether one did */
const handled = (name: string, event: KeyboardEvent): boolean =>
  layers.toReversed().some(({ current }) => current[name] && current[name](event) !== false);

/** Whether something on the page has this key. */
export const answersTo = (key: PageKey): boolean => layers.some(({ current }) => current[key] !== undefined);

/** Does what a key of the page does. */
export const press = (key: PageKey): boolean => handled(key, new KeyboardEvent('keydown'));

const beginsOne = (key: string) =>
  layers.some(({ current }) => Object.keys(current).some((k) => k.startsWith(`${key} `)));

function onKey(event: KeyboardEvent) {
  const before = first;
  const key = pressed(event);
  if (event.defaultPrevented || key === null) return;
  if (everywhere.has(key)) return void (handled(key, event) && event.preventDefault());
  if (isOwnKey(event.target) || document.querySelector('dialog[open], :popover-open')) return;
  // The first key once more begins anew: it may do something by itself. Escape and Enter end what it did.
  const isSecond = key.length === 1 && before?.key !== key;
  const follows = before !== null && isSecond && event.timeStamp - before.at < SEQUENCE_MS;
  first = !follows && beginsOne(key) ? { key, at: event.timeStamp } : null;
  const name = follows ? `${before.key} ${key}` : key;
  if (handled(name, event)) event.preventDefault();
}

/** Handles any keys while the component is mounted. */
export function useAnyKeys(bindings: Bindings): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  // Before anything is painted, so that no key is lost that is pressed as soon as somebody sees what it is for.
  useLayoutEffect(() => {
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
