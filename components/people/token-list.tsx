'use client';

import { formatDate } from '@/lib/format/date';
import { counted } from '@/lib/format/number';
import type { TokenLine } from '@/lib/people/queries.server';
import { roleWords } from '@/lib/people/roles';
import { ConfirmButton } from './confirm-button';

/** Personal tokens, each with a way to revoke it. Those that no longer work are folded. */
export function TokenList({ tokens, none }: { tokens: readonly TokenLine[]; none: string }) {
  const working = tokens.filter(({ state }) => state === 'works');
  const past = tokens.filter(({ state }) => state !== 'works');
  return (
    <>
      {working.length === 0 && <p className="muted">{none}</p>}
      {working.length > 0 && (
        <ul className="lines settings-lines">
          {working.map((token) => (
            <li key={token.id}>
              <TokenWords token={token} />
              <ConfirmButton
                label={
                  <>
                    Revoke…<span className="hidden-text"> {token.name}</span>
                  </>
                }
                title={`Revoke “${token.name}”?`}
                submit="Revoke token"
                command="tokens.revoke"
                input={{ id: token.id }}
                message="Token revoked"
              >
                Programs that use it will be refused from now on. You cannot undo this.
              </ConfirmButton>
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details>
          <summary className="muted">{counted(past.length, ['token', 'tokens'])} no longer valid</summary>
          <ul className="lines settings-lines">
            {past.map((token) => (
              <li key={token.id}>
                <TokenWords token={token} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function TokenWords({ token }: { token: TokenLine }) {
  const { state, expiresAt } = token;
  return (
    <div>
      <strong>
        <bdi>{token.name}</bdi>
      </strong>{' '}
      <code>{token.start}…</code>
      {state !== 'works' && <span className="tag">{state}</span>}
      <p className="muted">
        {roleWords[token.role].label} · made {formatDate(token.madeAt)} ·{' '}
        {token.lastUsedAt ? `last used ${formatDate(token.lastUsedAt)}` : 'never used'}
        {state === 'works' && (expiresAt ? ` · expires ${formatDate(expiresAt)}` : ' · does not expire')}
      </p>
    </div>
  );
}
