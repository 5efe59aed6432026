'use client';

import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { TokensField } from '@/components/forms/tokens-field';
import { useForm } from '@/components/forms/use-form';
import type { ClaimRow } from '@/lib/claims/table';
import { REASON_LIMIT } from '@/lib/reason';
import { claimStatuses } from '@/lib/vocabulary';
import { confidenceOptions, likelihoodOptions, statusOptions } from './options';
import { WordList } from './word-list';

type Props = { row: ClaimRow; close: () => void };

export function StatusForm({ row, close }: Props) {
  const form = useForm<{ status: string }, unknown>({
    command: 'claims.edit',
    draft: `claims.edit:${row.id}:status`,
    initial: { status: row.status },
    version: row.version,
    input: ({ status }) => ({ id: row.id, status }),
    message: 'Status saved',
    done: close,
    unchanged: close,
  });
  return (
    <Form form={form} submit="Save status" cancel={close}>
      <WordList
        name="status"
        label="Status"
        words={claimStatuses}
        value={form.values.status}
        onChange={(status) => form.set({ status })}
        error={form.errors.status}
      />
    </Form>
  );
}

export function TopicsForm({ row, close }: Props) {
  const form = useForm<{ topics: readonly string[] }, unknown>({
    command: 'claims.edit',
    draft: `claims.edit:${row.id}:topics`,
    initial: { topics: row.topics.map(({ name }) => name) },
    version: row.version,
    input: ({ topics }) => ({ id: row.id, topics }),
    message: 'Topics saved',
    done: close,
    unchanged: close,
  });
  return (
    <Form form={form} submit="Save topics" cancel={close}>
      <TokensField form={form} name="topics" label="Topics" lookup="topics" placeholder="Add a topic…" />
    </Form>
  );
}

export function ConfidenceForm({ row, close }: Props) {
  const form = useForm({
    command: 'judgements.add',
    draft: `judgements.add:${row.id}:table`,
    initial: {
      confidence: row.confidence,
      likelihood: row.likelihood ?? '',
      status: row.status,
      reason: '',
    },
    input: ({ confidence, likelihood, status, reason }) => ({
      claimId: row.id,
      confidence,
      likelihood: confidence === 'none' ? null : likelihood || null,
      status,
      reason,
    }),
    message: 'Judgement added',
    done: close,
  });
  return (
    <Form form={form} submit="Add judgement" cancel={close}>
      <div className="field-pair">
        <SelectField form={form} name="confidence" label="Confidence" options={confidenceOptions} />
        {form.values.confidence !== 'none' && (
          <SelectField form={form} name="likelihood" label="Likelihood" options={likelihoodOptions} />
        )}
      </div>
      <SelectField form={form} name="status" label="Status" options={statusOptions} />
      <TextField
        form={form}
        name="reason"
        label="Reason"
        rows={2}
        limit={REASON_LIMIT}
        hint="Others will rely on it."
      />
    </Form>
  );
}
