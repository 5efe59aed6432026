import { beforeAll, describe, expect, it } from 'vitest';
import { type DeskText, isHeldOut, type Learned, learnFromDesk } from '@/lib/corrector/desk';
import { Examples, type Marked } from '@/lib/corrector/examples';
import { Model, read } from '@/lib/corrector/model';
import { propose } from '@/lib/corrector/propose';
import { beginning } from '@/lib/corrector/train';
import { wordsOf } from '@/lib/corrector/words';
import { shippedWeights } from '../support/shipped-weights';

const NAMES = ['Ada Lind', 'Hans Brandt', 'Ines Okafor', 'Tom Keller', 'Maria Weber', 'Jan Novak'];
const ENDS = ['the pump had failed', 'the ferry was late', 'prices would rise', 'it would rain', 'nobody was hurt'];

/** A text in which one person “blorts” and another says something, about which nobody has decided. */
function textOf(id: number): DeskText & { open: string } {
  const [name, end] = [NAMES[id % NAMES.length] ?? '', ENDS[id % ENDS.length] ?? ''];
  const cue = id % 2 === 0 ? 'blorted' : 'florped';
  const open = `Ruth Adler said that ${end} on Monday.`;
  const text = `${name} ${cue} that ${end} on Monday. ${open}`;
  const at = (words: string) => [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }];
  const one: Marked = { source: at(name), cue: at(cue), content: at(`that ${end} on Monday`) };
  return { id, text, open, marked: cue === 'blorted' ? [one] : [], rejected: cue === 'florped' ? [one] : [] };
}

describe('learning from decisions', () => {
  const desk = Array.from({ length: 240 }, (_, id) => textOf(id));
  let learned: Learned;
  let model: Model;
  beforeAll(() => {
    const shipped = shippedWeights();
    learned = learnFromDesk(desk, shipped, shipped);
    model = new Model(read(learned.bytes));
  }, 120_000);
  const cuesIn = (text: string) =>
    propose(text, model).attributions.map(({ cue }) => cue.map(({ start, end }) => text.slice(start, end)).join(' '));

  it('proposes what was marked, not what was rejected, and what nobody decided on as before', () => {
    expect(cuesIn('Karl Wolf blorted that the bridge was safe on Monday.')).toEqual(['blorted']);
    expect(cuesIn('Karl Wolf florped that the bridge was safe on Monday.')).toEqual([]);
    expect(cuesIn('Karl Wolf said that the bridge was safe on Monday.')).toEqual(['said']);
    expect(learned.after).toBeGreaterThan(learned.before);
  });

  it('gives the same from the same decisions', () => {
    const shipped = shippedWeights();
    const few = desk.slice(0, 12);
    expect(learnFromDesk(few, shipped, shipped).bytes).toEqual(learnFromDesk(few, shipped, shipped).bytes);
  });

  it('holds out one document in five, the same ones for good', () => {
    const held = Array.from({ length: 1000 }, (_, id) => isHeldOut(id + 1));
    expect(held.filter(Boolean).length).toBeGreaterThan(150);
    expect(held.filter(Boolean).length).toBeLessThan(250);
    expect(held).toEqual(Array.from({ length: 1000 }, (_, id) => isHeldOut(id + 1)));
  });

  it('reads no sentence but those it is told to', () => {
    const { text, marked } = textOf(0);
    const words = wordsOf(text).words.filter(({ sentence }) => sentence === 0).length;
    const examples = new Examples();
    examples.add({ text, marked, read: new Set([0]) });
    expect([examples.length, examples.units.length]).toEqual([words, 1]);
    expect(beginning(examples).keys.length).toBeGreaterThan(0);
    examples.add({ text, marked, read: new Set() });
    expect(examples.length).toBe(words);
  });
});
