'use client';

import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';
import { ClaimFields, type ClaimValues } from './claim-fields';
import { SimilarClaims } from './similar-claims';

type Props = { id: number; version: number; values: ClaimValues; close: () => void };

export function EditClaim({ id, version, values, close }: Props) {
  const form = useForm<ClaimValues>({
    command: 'claims.edit',
    draft: `claims.edit:${id}`,
    initial: values,
    version,
    input: (now) => ({ id, ...now }),
    reason: true,
    message: 'Claim saved',
    done: close,
  });
  const { statement } = form.values;
  return (
    <Form form={form} submit="Save claim" cancel={close}>
      <ClaimFields form={form}>
        <SimilarClaims
          text={statement}
          not={id}
          active={statement.trim() !== values.statement}
          action={() => (
            <span className="muted">If it is, choose “Merge into…” to move this claim’s chains to it.</span>
          )}
        />
      </ClaimFields>
    </Form>
  );
}
