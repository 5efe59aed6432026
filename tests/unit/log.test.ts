import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '@/lib/log.mjs';

const secret = fc.stringMatching(/^[\w-]{43}$/);

describe('a line of the log', () => {
  it('holds nothing that lets its reader in, wherever it stood', () => {
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom(
          '/join/%',
          'https://a.example/join/%?x=1',
          'Bearer whc_%',
          'a=1; whence.session_token=%.abc; b=2',
          'postgresql://me:%@db/x',
        ),
        (it, form) => {
          const line = JSON.stringify({
            level: 30,
            err: { message: `It failed: ${form.replace('%', it)}`, stack: `Error\n at ${form.replace('%', it)}` },
          });
          expect(withoutSecrets(line)).not.toContain(it);
          expect(JSON.parse(withoutSecrets(line))).toMatchObject({ level: 30 });
        },
      ),
    );
  });

  it('without secrets stays as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replace(/[/_=:]/g, '');
        expect(withoutSecrets(plain)).toBe(plain);
      }),
    );
  });
});
