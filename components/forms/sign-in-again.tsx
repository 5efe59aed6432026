'use client';

import { useEffect, useRef, useState } from 'react';
import { offline, problemOf } from './problem';

let ask: ((email?: string) => Promise<boolean>) | null = null;

/**
 * Asks the reader to sign in without leaving the page.
 * @param email of whom the password is asked for again; else anybody may sign in
 * @returns whether they did
 */
export const signInAgain = (email?: string): Promise<boolean> => ask?.(email) ?? Promise.resolve(false);

/**
 * The dialog for a session that has ended, or began long ago; what stands on the page stays as it is. Drawn once, in
 * the layout.
 */
export function SignInAgain() {
  const dialog = useRef<HTMLDialogElement>(null);
  const settle = useRef<(signedIn: boolean) => void>(() => {});
  const [email, setEmail] = useState<string>();
  const [error, setError] = useState('');
  const [pending, setPending] = useState(false);
  useEffect(() => {
    ask = (whose) =>
      new Promise<boolean>((resolve) => {
        settle.current = resolve;
        setEmail(whose);
        setError('');
        dialog.current?.showModal();
        // Whose e-mail address it is stands there already.
        if (whose) dialog.current?.querySelector<HTMLInputElement>('[name="password"]')?.focus();
      });
    return () => {
      ask = null;
    };
  }, []);

  async function submit(form: HTMLFormElement) {
    const data = new FormData(form);
    setPending(true);
    const response = await fetch('/api/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: email ?? data.get('email'), password: data.get('password') }),
    }).catch(() => null);
    setPending(false);
    if (!response?.ok) return setError(response ? (await problemOf(response)).title : offline.title);
    form.reset();
    settle.current(true);
    dialog.current?.close();
  }

  return (
    <dialog ref={dialog} className="form-dialog" aria-labelledby="sign-in-again" onClose={() => settle.current(false)}>
      <h2 id="sign-in-again">{email ? 'Enter your password again' : 'Sign in to save'}</h2>
      <p className="muted">
        {email
          ? 'You signed in a while ago, and this changes who can do what. What you typed is kept.'
          : 'You are not signed in, or your session has ended. What you typed is kept.'}
      </p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          submit(event.currentTarget);
        }}
      >
        {error && (
          <p className="notice error" role="alert">
            {error}
          </p>
        )}
        <div className="field">
          <label htmlFor="again-email">E-mail</label>
          <input
            id="again-email"
            name="email"
            type="email"
            autoComplete="username"
            required
            value={email}
            readOnly={email !== undefined}
          />
        </div>
        <div className="field">
          <label htmlFor="again-password">Password</label>
          <input id="again-password" name="password" type="password" autoComplete="current-password" required />
        </div>
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={pending}>
            {email ? 'Go on' : 'Sign in'}
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Not now
          </button>
        </div>
      </form>
    </dialog>
  );
}
