'use client';

import { useId, useState } from 'react';
import { useCommand } from '@/components/forms/use-command';
import { formatDate } from '@/lib/format/date';
import type { Mapping } from '@/lib/import/mapping';
import { type KeptMapping, MAPPING_NAME_LIMIT } from '@/lib/import/mappings';
import type { MappingOrigin } from './use-import';

type Props = {
  kept: readonly KeptMapping[];
  proposed: Mapping;
  layout: string | null;
  mapping: Mapping;
  origin: MappingOrigin;
  busy: boolean;
  /** Whether rows can be read by the mapping as it is. */
  isSound: boolean;
  onChoose: (mapping: Mapping, origin: MappingOrigin) => void;
  onKept: (kept: readonly KeptMapping[], origin: MappingOrigin) => void;
};

/** Where the mapping comes from: a proposal, the last such file, or one that somebody kept under a name. */
export function KeptMappings({ kept, proposed, layout, mapping, origin, busy, isSound, onChoose, onKept }: Props) {
  const id = useId();
  const { run, pending } = useCommand();
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const chosen = kept.find((one) => one.id === origin);
  async function save() {
    const outcome = await run<{ id: number }>(
      'imports.saveMapping',
      { name: name ?? '', mapping },
      { quiet: true, message: 'Mapping kept' },
    );
    if (!outcome.ok) return setProblem(outcome.problem.fields?.name ?? outcome.problem.title);
    const { id } = outcome.result;
    const own = { id, name: (name ?? '').trim(), mapping, kept: null };
    onKept([own, ...kept.filter((one) => one.id !== id)], id);
    setName(null);
    setProblem('');
  }
  async function remove({ id }: KeptMapping) {
    const outcome = await run('imports.removeMapping', { id }, { message: 'Mapping removed' });
    if (!outcome.ok) return;
    onKept(
      kept.filter((one) => one.id !== id),
      null,
    );
  }
  return (
    <div className="kept-mappings">
      <div className="field">
        <label htmlFor={id}>The columns are mapped</label>
        <select
          id={id}
          value={origin ?? ''}
          disabled={busy || pending}
          onChange={({ target: { value } }) => {
            const one = kept.find((mapping) => String(mapping.id) === value);
            if (one) onChoose(one.mapping, one.id);
            else onChoose(proposed, 'proposal');
          }}
        >
          {origin === null && <option value="">as you have changed them</option>}
          <option value="proposal">{layout ? `as Whence proposes: ${layout}` : 'as Whence proposes'}</option>
          {kept.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </div>
      {name === null ? (
        <div className="row">
          <button type="button" className="button" disabled={busy || pending || !isSound} onClick={() => setName('')}>
            Keep under a name…
          </button>
          {chosen && (
            <button type="button" className="button quiet" disabled={busy || pending} onClick={() => remove(chosen)}>
              Forget this mapping
            </button>
          )}
        </div>
      ) : (
        <form
          className="form keep-mapping"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <div className="field">
            <label htmlFor={`${id}-name`}>Name of the mapping</label>
            <input
              id={`${id}-name`}
              value={name}
              maxLength={MAPPING_NAME_LIMIT}
              // biome-ignore lint/a11y/noAutofocus: it stands where the pressed button was
              autoFocus
              aria-invalid={problem !== '' || undefined}
              aria-describedby={`${id}-hint`}
              onChange={(event) => setName(event.target.value)}
            />
            <span id={`${id}-hint`} className={problem ? 'field-error' : 'field-hint'}>
              {problem || 'All editors can use it for files with these columns.'}
            </span>
          </div>
          <div className="form-actions">
            <button type="submit" className="button primary" disabled={pending}>
              Keep the mapping
            </button>
            <button type="button" className="button quiet" onClick={() => setName(null)}>
              Cancel
            </button>
          </div>
        </form>
      )}
    </div>
  );
}

/** “as in the last such file (5 Mar 2026, Edda Editor)” */
function nameOf({ name, kept }: KeptMapping): string {
  const told = kept ? ` (${formatDate(kept.at)}, ${kept.by})` : '';
  return `${name ? `as “${name}”` : 'as in the last such file'}${told}`;
}
