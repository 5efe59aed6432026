import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonPasswords } from '@/lib/people/common-passwords';
import { weaknessOf } from '@/lib/people/password-rules';
import { PASSWORD } from '@/lib/people/schema';

const about = {
  name: 'Anna-Maria Schmidt',
  email: 'a.schmidt77@harbour-press.example',
  host: 'facts.lighthouse.example',
};
const accepted = (passwords: readonly string[]) => passwords.filter((password) => weaknessOf(password, about) === null);
const long = commonPasswords.split(/\s+/).filter((word) => word.length >= PASSWORD.shortest);

describe('a password', () => {
  it('that is common is refused, in any case of letters, backwards, and with digits and signs around it', () => {
    expect(long.length).toBeGreaterThanOrEqual(10_000);
    expect(accepted(long)).toEqual([]);
    const some = long.filter((_, i) => i % 40 === 0);
    for (const change of [
      (word: string) => word.toUpperCase(),
      (word: string) => `${word}!`,
      (word: string) => `${word}2024`,
      (word: string) => `!!${word}123`,
      (word: string) => `${word}${word}`,
      (word: string) => [...word].reverse().join(''),
    ])
      expect(accepted(some.map(change))).toEqual([]);
  });

  it.each([
    'Password123!',
    'P@ssw0rd2024',
    'pa$$w0rd1234',
    '1loveyou2023',
    'L3tm31n!!2024',
    'pass-word-1234',
    'i love you 1',
    'pässwörd123',
    'ｐａｓｓｗｏｒｄ１２３',
    'Sunshine!!99',
    '2024football',
    'drowssap1234',
    'qwerty-123456',
    'dragondragon7',
    'Welcome1Welcome1',
    'hunter2hunter2',
    'g00dPa$$w0rD!',
  ])('“%s” is a variation of a common one', (password) => {
    expect(weaknessOf(password)).toMatch(/^This password.*(first|repeats)/);
  });

  it.each([
    'aaaaaaaaaaaa',
    '123456789012',
    '987654321098',
    'abcabcabcabc',
    'xkqxkqxkqxkq1',
    'abcdefghijkl',
    'qwertyuiop[]',
    'asdfghjkl;qwe',
    '1qaz2wsx3edc4rfv',
    '1q2w3e4r5t6y',
    'a1b2c3d4e5f6',
    '112233445566',
    'aaaabbbbcccc',
    'abc123def456',
    'poiuytrewq12',
    '!@#$%^&*()_+',
    'azertyuiopqsd',
    'ha ha ha ha ha',
    '0000000000000000000000000000000000000001',
    'a'.repeat(PASSWORD.longest),
  ])('“%s” repeats itself or goes on in a row', (password) => {
    expect(weaknessOf(password)).toMatch(/^This password/);
  });

  it.each([
    'annaschmidt',
    'AnnaMaria2024',
    'schmidt-anna-99',
    '5chm1dt!4nn4',
    'tdimhcsanna',
    'a.schmidt77!',
    'schmidtschmidt',
    'harbour-press1',
    'HarbourPress77',
    'lighthouse2024',
    'L1ghth0use!!!',
    'whencewhence',
    'Whence-1234567',
    'whence password',
    'annapassword1',
    'factslighthouse',
    'https://facts.lighthouse.example',
    'lighthouse.example1',
    'a.schmidt77@harbour-press.example',
    'Sch midt Anna 1',
  ])('“%s” is little more than words about its person or this site', (password) => {
    expect(weaknessOf(password, about)).toMatch(/^This password/);
  });

  it.each([
    'correct horse battery',
    'a long password',
    'another password',
    'purple otter lamp',
    'Tr7!kVq9zLm2',
    'x7Gq-92Lm-pT4w',
    'ich esse gern Pflaumen',
    'rose garden tree anna',
    '光の中を歩く猫たちの歌',
    '7391 4826 0157 2',
    'whence do all these owls come',
    'my dog ate 12345 biscuits',
  ])('“%s” may be used', (password) => {
    expect(weaknessOf(password, about)).toBeNull();
  });

  it('needs eight signs that follow from nothing, also beside what it says of its person', () => {
    expect(accepted(['kxtqzmw', 'schmidtkxtqzmw'])).toEqual([]);
    expect(accepted(['kxtqzmwp', 'schmidtkxtqzmwp'])).toEqual(['kxtqzmwp', 'schmidtkxtqzmwp']);
    expect(weaknessOf('kxtqzmw')).toContain('repeats itself');
    expect(weaknessOf('schmidtkxtqzmw', about)).toContain('little more than a name');
  });

  it('of random letters and digits may be used, at all lengths', () => {
    const sign = fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789');
    fc.assert(
      fc.property(fc.array(sign, { minLength: 16, maxLength: PASSWORD.longest }), (signs) => {
        // What repeats itself by chance is another matter.
        fc.pre(new Set(signs).size >= 12);
        expect(weaknessOf(signs.join(''), about)).toBeNull();
      }),
    );
  });

  it('of any kind is answered', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: PASSWORD.longest }),
        fc.string({ unit: 'binary', maxLength: 200 }),
        (password, name) => {
          expect(() => weaknessOf(password, { name, email: name, host: name })).not.toThrow();
        },
      ),
    );
  });
});
