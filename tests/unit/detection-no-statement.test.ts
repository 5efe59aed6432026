import { describe, expect, it } from 'vitest';
import { modelHere } from '@/lib/corrector/model.server';
import { proposedIn } from '@/lib/tags/proposed-in';
import { wordsAt } from '@/lib/tags/tag';

const model = modelHere();

/** What is said in a text, as the rules alone propose it, or with what was learned. */
function contentsOf(text: string, learned: boolean): string[] {
  const points = [...text];
  return proposedIn(text, '', learned ? model : null).proposals.map(({ contentSpans }) =>
    wordsAt(points, contentSpans).replace(/^that /, ''),
  );
}

const NOTHING_SAID = {
  'verbs of saying that mean something else': [
    'The minister said goodbye to her staff on Friday.',
    'She had reported for duty at dawn every day for six years.',
    'The captain reported sick.',
    'Bride and groom said their vows under a plane tree.',
    'She thought for a moment, then closed the folder.',
    'He spoke for forty minutes.',
    'He told a joke. She told the truth.',
    'He was told off for being late.',
    'The inspector wrote down every serial number.',
    'His eyes said enough.',
    'The owner insisted on cash.',
    'He set out at dawn. He put it down.',
  ],
  'what somebody speaks about': [
    'They argued about money.',
    'Her lawyer argued the case for two hours.',
    'She detailed the costs over three pages.',
    'The memo outlines three steps. It names no one.',
  ],
  'what is claimed without a claim': ['The fire claimed 14 lives.', 'Rebels claimed the hill on Tuesday.'],
  'turns of phrase': [
    'Needless to say, the roof leaked.',
    'It goes without saying that the roof leaked.',
    'Suffice it to say the roof leaked.',
    'Let us say the roof leaked.',
    'You would think the rule was clear.',
    'History suggests caution.',
    '“No comment,” the spokesman said.',
  ],
  'orders and questions': [
    'Passengers were told to wait on the platform until nine.',
    'Drivers have been warned to expect queues.',
    'Please tell your doctor if you feel dizzy.',
    '“Who are you?” she asked him.',
    'Staff demanded a meeting.',
  ],
  'names and callings': [
    'A song called “Rain” topped the chart.',
    'A man named Joe Brand bought it.',
    'A plan known as “Blue Line” was dropped.',
    'She called it a day. They called the match off.',
    'She called her sister at noon. He called in sick.',
  ],
  'boxes, tables and lists': [
    'Score: Falcons 3, Rovers 1. Attendance: 12,430. Referee: M. Dubois.',
    'Winner: Ilse Vermeer. Runner-up: Tomasz Nowak.',
    'Weather: Rain in the north, dry elsewhere. Wind: strong.',
    'Top story: harbour closes.',
    'Next: How to read a river. Previous: The last ferry.',
  ],
  'claims that nobody makes': ['The claim that the bridge is unsafe is false.', 'Complaints are reported by phone.'],
};

describe.each(Object.entries(NOTHING_SAID))('%s', (_, texts) => {
  it.each(texts)('%s', (text) => {
    expect(contentsOf(text, false)).toEqual([]);
    expect(contentsOf(text, true)).toEqual([]);
  });
});

describe('what is said ends before what the writer adds', () => {
  it.each([
    ['The agency says the dam is safe, though cracks run along its face.', 'the dam is safe'],
    ['The firm said it would cut 300 jobs, while its rivals are hiring.', 'it would cut 300 jobs'],
    ['The retailer said that sales fell, sending its shares to a low.', 'sales fell'],
    ['She denied fraud and was released on bail.', 'fraud'],
    ['The critic called the play “a sermon” and walked out.', 'the play “a sermon”'],
    ['Health chief Ann Holt said (through an aide) that two wards would close.', 'two wards would close'],
    ['The patient was awake, the doctor says; the family doubts it.', 'The patient was awake'],
    ['His claim that the bridge is unsafe has been tested twice.', 'the bridge is unsafe'],
  ])('%s', (text, content) => expect(contentsOf(text, false)).toEqual([content]));
});

it.each([
  'Rebels claimed responsibility for the blast.',
  'The witness described the man as tall.',
  'Guests were told that the lift was broken.',
  'USA Today: The plan is dead.',
  'The court called the claim “thin”.',
  'The owner agreed that the roof leaked.',
  'Supporters argue it saves water.',
  'The bank put the cost at 3 million.',
])('%s puts a statement', (text) => expect(contentsOf(text, false)).toHaveLength(1));
