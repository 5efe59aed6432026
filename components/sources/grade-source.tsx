'use client';

import { DateField } from '@/components/forms/date-field';
import { Form } from '@/components/forms/form';
import { TextField } from '@/components/forms/text-field';
import { type FormState, useForm } from '@/components/forms/use-form';
import { About } from '@/components/terms/about';
import { REASON_LIMIT } from '@/lib/reason';
import { type Reliability, reliabilities, wordsOf } from '@/lib/vocabulary';

type Values = { grade: Reliability | 'none' | ''; reason: string; gradedAt: string | null };
type Props = { id: number; reliability: Reliability | null; close: () => void };

/** A new grade with its reason. Earlier grades are kept. */
export function GradeSource({ id, reliability, close }: Props) {
  const form = useForm<Values>({
    command: 'sources.grade',
    draft: `sources.grade:${id}`,
    initial: { grade: reliability ?? '', reason: '', gradedAt: null },
    input: ({ grade, reason, gradedAt }) => ({
      sourceId: id,
      grade: grade === 'none' ? null : grade,
      reason,
      ...(gradedAt && { gradedAt }),
    }),
    message: 'Grade recorded',
    done: close,
    long: 'Recording the grade',
    leave: close,
  });
  return (
    <Form form={form} submit="Record grade" cancel={close}>
      <Grades form={form} graded={reliability !== null} />
      <TextField
        form={form}
        name="reason"
        label="Reason"
        rows={3}
        limit={REASON_LIMIT}
        hint="What the grade rests on: a record of corrections, first-hand access, earlier errors."
      />
      <DateField
        form={form}
        name="gradedAt"
        label="Date of the assessment"
        hint="Leave it empty for today. The grade with the latest date counts."
      />
    </Form>
  );
}

function Grades({ form, graded }: { form: FormState<Values>; graded: boolean }) {
  return (
    <fieldset className="grades">
      <legend>
        How reliable is it? (NATO AJP-2.1) <About term="reliability" />
      </legend>
      {wordsOf(reliabilities).map((letter) => (
        <Grade key={letter} form={form} value={letter} name={letter} help={reliabilities[letter].help} />
      ))}
      {graded && <Grade form={form} value="none" name="–" help="Removes the grade: it counts as F." />}
      {form.errors.grade && <p className="field-error">{form.errors.grade}</p>}
    </fieldset>
  );
}

type GradeProps = { form: FormState<Values>; value: Values['grade']; name: string; help: string };

function Grade({ form, value, name, help }: GradeProps) {
  return (
    <label>
      <input
        type="radio"
        name="grade"
        value={value}
        checked={form.values.grade === value}
        onChange={() => form.set({ grade: value })}
      />
      <b>
        <bdi>{name}</bdi>
      </b>
      <span>{help}</span>
    </label>
  );
}
