'use client';

import { Form } from '@/components/forms/form';
import { optionsOf, SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { useForm } from '@/components/forms/use-form';
import { REASON_LIMIT } from '@/lib/reason';
import {
  type ClaimStatus,
  type Confidence,
  claimStatuses,
  confidences,
  type Likelihood,
  likelihoods,
} from '@/lib/vocabulary';
import { ConfidenceBar } from './confidence-bar';
import { WordChoice } from './word-choice';

type Values = {
  confidence: Confidence | '';
  likelihood: Likelihood | 'unsaid' | '';
  status: ClaimStatus;
  reason: string;
};
type Props = {
  id: number;
  status: ClaimStatus;
  suggested: { confidence: Confidence; likelihood: Likelihood | null };
  /** The current judgement. */
  judged: { confidence: Confidence; likelihood: Likelihood | null } | null;
  close: () => void;
};

const confidenceWords = optionsOf(confidences);
const likelihoodWords = [{ value: 'unsaid', label: 'not said', help: 'No word for it.' }, ...optionsOf(likelihoods)];
const statuses = optionsOf(claimStatuses);

/** A new judgement. The rule's suggestion is shown beside it but never filled in. */
export function JudgeClaim({ id, status, suggested, judged, close }: Props) {
  const form = useForm<Values>({
    command: 'judgements.add',
    draft: `judgements.add:${id}`,
    initial: {
      confidence: judged?.confidence ?? '',
      likelihood: judged ? (judged.likelihood ?? 'unsaid') : '',
      status,
      reason: '',
    },
    input: ({ likelihood, confidence, ...values }) => ({
      ...values,
      claimId: id,
      confidence,
      likelihood: confidence === 'none' || likelihood === 'unsaid' ? null : likelihood,
    }),
    message: 'Judgement recorded',
    done: close,
  });
  const unclear = form.values.confidence === 'none';
  return (
    <Form form={form} submit="Record judgement" cancel={close}>
      <p className="suggestion">
        The rule suggests{' '}
        {suggested.confidence === 'none' ? (
          'that it cannot be judged'
        ) : (
          <ConfidenceBar confidence={suggested.confidence} likelihood={suggested.likelihood} judged={false} />
        )}
        . That stays as it is; your judgement is shown before it.
      </p>
      <div className="judge-words">
        <WordChoice form={form} name="confidence" label="Confidence" options={confidenceWords} stacked />
        <WordChoice form={form} name="likelihood" label="Likelihood" options={likelihoodWords} disabled={unclear} />
      </div>
      <SelectField form={form} name="status" label="Status" term="status" options={statuses} />
      <TextField
        form={form}
        name="reason"
        label="Reason"
        rows={3}
        limit={REASON_LIMIT}
        hint="What it rests on, and what would change your mind. It is shown with your name and today’s date. Earlier judgements are kept."
      />
    </Form>
  );
}
