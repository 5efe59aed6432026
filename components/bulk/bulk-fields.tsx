'use client';

import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { TokensField } from '@/components/forms/tokens-field';
import type { BulkKind } from '@/lib/bulk/kinds';
import type { BulkChange } from '@/lib/bulk/schema';
import { REASON_LIMIT } from '@/lib/reason';
import { type ClaimStatus, type Confidence, claimStatuses, type Likelihood } from '@/lib/vocabulary';
import { confidenceOptions, likelihoodOptions, statusOptions } from './options';
import { WordList } from './word-list';

export type BulkValues = {
  status: ClaimStatus | '';
  addTopics: readonly string[];
  removeTopics: readonly string[];
  confidence: Confidence | '';
  likelihood: Likelihood | '';
  reason: string;
};

export const emptyValues: BulkValues = {
  status: '',
  addTopics: [],
  removeTopics: [],
  confidence: '',
  likelihood: '',
  reason: '',
};

/** The change that the fields describe; null as long as something is missing. */
export function changeOf(kind: BulkKind, values: BulkValues): BulkChange | null {
  const { status, addTopics, removeTopics, confidence, likelihood } = values;
  const reason = values.reason.trim();
  switch (kind) {
    case 'status':
      return status ? { status } : null;
    case 'topics':
      return addTopics.length + removeTopics.length > 0
        ? { addTopics: [...addTopics], removeTopics: [...removeTopics] }
        : null;
    case 'judge':
      return confidence && reason
        ? {
            judge: {
              confidence,
              likelihood: (confidence !== 'none' && likelihood) || null,
              reason,
              ...(status && { status }),
            },
          }
        : null;
    case 'delete':
      return { delete: true };
    case 'restore':
      return { restore: true };
  }
}

type Props = {
  kind: BulkKind;
  values: BulkValues;
  onChange: (values: BulkValues) => void /** It was to be run without a reason. */;
  unreasoned: boolean;
};

export function BulkFields({ kind, values, onChange, unreasoned }: Props) {
  const set = (patch: Partial<BulkValues>) => onChange({ ...values, ...patch });
  if (kind === 'status')
    return (
      <WordList
        name="status"
        label="New status"
        words={claimStatuses}
        value={values.status}
        onChange={(status) => set({ status })}
      />
    );
  if (kind === 'topics')
    return (
      <>
        <TokensField
          name="addTopics"
          label="Add topics"
          lookup="topics"
          value={values.addTopics}
          onChange={(addTopics) => set({ addTopics })}
          autoFocus
        />
        <TokensField
          name="removeTopics"
          label="Remove topics"
          lookup="topics"
          value={values.removeTopics}
          onChange={(removeTopics) => set({ removeTopics })}
        />
      </>
    );
  if (kind === 'delete')
    return (
      <p>
        They disappear from every table, count and export. Everything that belongs to them is kept, and you can undo
        this.
      </p>
    );
  return (
    <>
      <div className="field-pair">
        <SelectField
          name="confidence"
          label="Confidence"
          options={[{ value: '', label: 'choose…' }, ...confidenceOptions]}
          value={values.confidence}
          onChange={(confidence) => set({ confidence: confidence as Confidence })}
          autoFocus
        />
        {values.confidence !== 'none' && (
          <SelectField
            name="likelihood"
            label="Likelihood"
            options={likelihoodOptions}
            value={values.likelihood}
            onChange={(likelihood) => set({ likelihood: likelihood as Likelihood })}
          />
        )}
      </div>
      <SelectField
        name="status"
        label="Status"
        options={[{ value: '', label: 'each keeps its own' }, ...statusOptions]}
        value={values.status}
        onChange={(status) => set({ status: status as ClaimStatus })}
      />
      <TextField
        name="reason"
        label="Reason"
        rows={2}
        limit={REASON_LIMIT}
        hint="Shown with each of these judgements. Others will rely on it."
        value={values.reason}
        error={unreasoned && values.reason.trim() === '' ? 'Say why: others will rely on it.' : undefined}
        onChange={(reason) => set({ reason })}
      />
    </>
  );
}
