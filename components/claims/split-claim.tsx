'use client';

import { useRouter } from 'next/navigation';
import { useField } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { TextField } from '@/components/forms/text-field';
import { TokensField } from '@/components/forms/tokens-field';
import { type FormState, useForm } from '@/components/forms/use-form';
import { STATEMENT_LIMIT } from '@/lib/claims/schema';
import { counted } from '@/lib/format/number';
import { SimilarClaims } from './similar-claims';

/** An utterance, as people know it. */
export type UtteranceChoice = { id: number; source: string; where: string };
type Values = { utteranceIds: readonly number[]; statement: string; topics: readonly string[] };
type Split = { slug: string; moved: number };
type Props = {
  id: number;
  version: number;
  topics: readonly string[];
  places: readonly UtteranceChoice[];
  links: readonly { downstreamId: number; upstreamId: number }[];
  close: () => void;
};

/** Chooses who says something else than the rest, and what that is. */
export function SplitClaim({ id, version, topics, places, links, close }: Props) {
  const router = useRouter();
  const form = useForm<Values, Split>({
    command: 'claims.split',
    draft: `claims.split:${id}`,
    initial: { utteranceIds: [], statement: '', topics },
    version,
    input: (values) => ({ id, ...values }),
    reason: true,
    message: ({ moved }) => `Claim split · ${counted(moved, ['utterance', 'utterances'])} moved to this new claim`,
    done: ({ slug }) => {
      close();
      router.push(`/claims/${slug}`);
    },
  });
  return (
    <Form form={form} submit="Split claim" cancel={close}>
      <UtteranceChoices form={form} places={places} />
      <p className="muted">{bothSides(form.values.utteranceIds, places, links)}</p>
      <TextField
        form={form}
        name="statement"
        label="What they say instead"
        rows={3}
        limit={STATEMENT_LIMIT}
        hint="The statement of the new claim. This claim keeps its own."
      />
      <SimilarClaims
        text={form.values.statement}
        not={id}
        action={() => <span className="muted">If it is, split first, then merge the new claim into it.</span>}
      />
      <TokensField form={form} name="topics" label="Topics of the new claim" lookup="topics" />
    </Form>
  );
}

function UtteranceChoices({ form, places }: { form: FormState<Values>; places: readonly UtteranceChoice[] }) {
  const { value, change, problem, attributes, id } = useField<Values, readonly number[]>({
    form,
    name: 'utteranceIds',
    label: 'Who moves',
  });
  return (
    <fieldset className="places">
      <legend>Who says something else?</legend>
      <ul>
        {places.map((place) => (
          <li key={place.id}>
            <label>
              <input
                type="checkbox"
                checked={value.includes(place.id)}
                aria-invalid={attributes['aria-invalid']}
                aria-describedby={attributes['aria-describedby']}
                onChange={(event) =>
                  change(event.target.checked ? [...value, place.id] : value.filter((other) => other !== place.id))
                }
              />
              <span>{place.source}</span>
              <small>{place.where}</small>
            </label>
          </li>
        ))}
      </ul>
      {problem && (
        <p className="field-error" id={`${id}-error`}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function bothSides(chosen: readonly number[], places: readonly UtteranceChoice[], links: Props['links']): string {
  const moving = new Set(chosen);
  const credited = new Set(
    links
      .filter(({ downstreamId, upstreamId }) => moving.has(downstreamId) !== moving.has(upstreamId))
      .map((link) => link.upstreamId),
  );
  const names = [...new Set(places.filter((place) => credited.has(place.id)).map((place) => place.source))];
  const rule = 'Each link stays with the utterance that gives the credit.';
  return names.length === 0 ? rule : `${rule} Credited from both sides, so kept in both claims: ${names.join(', ')}.`;
}
