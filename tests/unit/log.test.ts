import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { log, logInsteadOfConsole, withoutSecrets } from '@/lib/log.server.mjs';

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

describe('what libraries print', () => {
  it('is logged, except that somebody left before a request was complete', () => {
    const { warn, error } = console;
    onTestFinished(() => void Object.assign(console, { warn, error }));
    const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
    logInsteadOfConsole();
    const failed = (message: string) =>
      console.error('It failed', Object.assign(new Error(message), { code: 'ECONNRESET' }));
    failed('aborted');
    expect(logged).not.toHaveBeenCalled();
    failed('read ECONNRESET');
    expect(logged).toHaveBeenCalledOnce();
  });
});
