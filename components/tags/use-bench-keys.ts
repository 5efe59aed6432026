'use client';

import { useEffect, useState } from 'react';
import { useAnyKeys } from '@/components/keys/use-keys';
import { ofThisPerson } from '@/components/person';
import { type Action, type Keys, keysFrom, standardKeys } from '@/lib/keys';
import { wordsOf } from '@/lib/vocabulary';
import type { Bench } from './bench';

const STORED = 'tagging-keys';

export type ChosenKeys = { keys: Keys; choose: (keys: Keys) => void };

/** This person's keys, kept on this device, and their actions. */
export function useBenchKeys(bench: Bench): ChosenKeys {
  const [keys, setKeys] = useState<Keys>(standardKeys);
  useEffect(() => {
    try {
      setKeys(keysFrom(JSON.parse(localStorage.getItem(ofThisPerson(STORED)) ?? '{}')));
    } catch {
      // The standard keys are used.
    }
  }, []);
  useAnyKeys(Object.fromEntries(wordsOf(keys).map((action) => [keys[action], () => void does[action](bench)])));
  const choose = (next: Keys) => {
    setKeys(next);
    try {
      localStorage.setItem(ofThisPerson(STORED), JSON.stringify(next));
    } catch {
      // They last as long as the page is open.
    }
  };
  return { keys, choose };
}

export const does: Readonly<Record<Action, (bench: Bench) => unknown>> = {
  next: (bench) => bench.later(() => bench.go(1)),
  previous: (bench) => bench.later(() => bench.go(-1)),
  nextOpen: (bench) => bench.later(() => bench.go(1, (item) => bench.isOpen(item))),
  find: (bench) => bench.openFind(),
  wordRight: (bench) => bench.move('word', 1, false),
  wordLeft: (bench) => bench.move('word', -1, false),
  sentenceDown: (bench) => bench.move('sentence', 1, false),
  sentenceUp: (bench) => bench.move('sentence', -1, false),
  growRight: (bench) => bench.move('word', 1, true),
  growLeft: (bench) => bench.move('word', -1, true),
  growDown: (bench) => bench.move('sentence', 1, true),
  growUp: (bench) => bench.move('sentence', -1, true),
  letterMore: (bench) => bench.move('letter', 1, true),
  letterLess: (bench) => bench.move('letter', -1, true),
  source: (bench) => bench.mark('sourceSpans', false),
  cue: (bench) => bench.mark('cueSpans', false),
  content: (bench) => bench.mark('contentSpans', false),
  addSource: (bench) => bench.mark('sourceSpans', true),
  addCue: (bench) => bench.mark('cueSpans', true),
  addContent: (bench) => bench.mark('contentSpans', true),
  fresh: (bench) =>
    bench.later(() => {
      bench.set({ focus: null, spoken: 'A new attribution: mark its source, cue or content.' });
    }),
  means: (bench) => bench.means(),
  accept: (bench) => bench.accept(),
  reject: (bench) => bench.reject(),
  acceptAll: (bench) => bench.acceptAll(),
  claim: (bench) => bench.open('claim'),
  linkAll: (bench) => bench.openLinks(),
  who: (bench) => bench.open('source'),
  within: (bench) => bench.open('within'),
  stance: (bench) => bench.nextStance(),
  certainty1: (bench) => bench.change({ certainty: 'rumoured' }),
  certainty2: (bench) => bench.change({ certainty: 'possible' }),
  certainty3: (bench) => bench.change({ certainty: 'probable' }),
  certainty4: (bench) => bench.change({ certainty: 'asserted' }),
  certainty0: (bench) => bench.change({ certainty: null }),
  remove: (bench) => bench.remove(),
  enter: (bench) => bench.enter(),
  leave: (bench) => bench.leave(),
  sheet: (bench) => bench.open('sheet'),
};
