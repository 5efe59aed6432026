import { expect, it } from 'vitest';
import { proposedIn } from '@/lib/tags/proposed-in';

const countIn = (text: string) => proposedIn(text, '').proposals.length;

it.each([
  'The mayor wants a new bridge.',
  'Holt declined to go.',
  'Nobody knows who said it.',
  'Holt said so.',
  'Holt told her to go.',
  'Holt told nobody about the wreck.',
  'Holt told no one that it was so.',
  'Holt is expected to tell the court that it was so.',
  'Nobody else has come forward to say that it was so.',
  '“By whom?” somebody shouts.',
  '“Who paid for it?” she wants to know.',
  '“What now?” the mayor said.',
])('%s puts no statement', (text) => expect(countIn(text)).toBe(0));

it.each([
  'Holt hopes that the bridge will hold.',
  'Holt said it was so.',
  'A memo seen by Reuters said it was so.',
  'Holt sees two cuts by June.',
  'Holt sees room for one more cut.',
  'Holt sees orders peaking next summer.',
  '“It is free; why would we sell it?” she said.',
])('%s puts one', (text) => expect(countIn(text)).toBeGreaterThan(0));
