'use client';

import { DialogButton } from '@/components/forms/dialog-button';
import { Form } from '@/components/forms/form';
import { type Chosen, LookupField } from '@/components/forms/lookup-field';
import { TextField } from '@/components/forms/text-field';
import { useCommand } from '@/components/forms/use-command';
import { useForm } from '@/components/forms/use-form';
import { counted } from '@/lib/format/number';
import type { TopicRow } from '@/lib/topics/queries.server';
import { TOPIC_LIMIT } from '@/lib/topics/schema';

type Props = { topic: TopicRow };
type DialogProps = Props & { close: () => void };

/** Renames, merges or deletes a topic. Only a topic that no claim has can be deleted. */
export function TopicActions({ topic }: Props) {
  const { run, pending } = useCommand();
  const unused = topic.claims + topic.deleted === 0;
  const of = <span className="hidden-text"> {topic.name}</span>;
  return (
    <div className="topic-actions">
      <DialogButton label={<>Rename{of}</>} title="Rename topic" className="button quiet small">
        {(close) => <RenameTopic topic={topic} close={close} />}
      </DialogButton>
      <DialogButton label={<>Merge…{of}</>} title="Merge into another topic" className="button quiet small">
        {(close) => <MergeTopic topic={topic} close={close} />}
      </DialogButton>
      {unused && (
        <button
          type="button"
          className="button quiet small danger"
          disabled={pending}
          onClick={() => run('topics.delete', { id: topic.id }, { message: `Topic “${topic.name}” deleted` })}
        >
          Delete{of}
        </button>
      )}
    </div>
  );
}

function RenameTopic({ topic, close }: DialogProps) {
  const form = useForm({
    command: 'topics.rename',
    draft: `topics.rename:${topic.id}`,
    initial: { name: topic.name },
    input: ({ name }) => ({ id: topic.id, name }),
    message: 'Topic renamed',
    done: close,
  });
  return (
    <Form form={form} submit="Rename topic" cancel={close}>
      <TextField
        form={form}
        name="name"
        label="Name"
        limit={TOPIC_LIMIT}
        hint="Its claims will show the new name. Links to it keep working."
        autoFocus
      />
    </Form>
  );
}

function MergeTopic({ topic, close }: DialogProps) {
  const form = useForm<{ intoId: Chosen | null }, { claims: number }>({
    command: 'topics.merge',
    draft: `topics.merge:${topic.id}`,
    initial: { intoId: null },
    input: ({ intoId }) => ({ fromId: topic.id, intoId: intoId?.id ?? null }),
    message: ({ claims }) => `Topics merged · ${counted(claims, ['claim', 'claims'])} moved`,
    done: close,
  });
  const { intoId } = form.values;
  return (
    <Form form={form} submit="Merge topics" cancel={close}>
      <LookupField
        form={form}
        name="intoId"
        label="Which topic stays?"
        lookup="topics"
        scope={`not=${topic.id}`}
        autoFocus
      />
      <p className="muted">
        Every claim with “<bdi>{topic.name}</bdi>” gets{' '}
        {intoId ? (
          <>
            “<bdi>{intoId.label}</bdi>”
          </>
        ) : (
          'the topic you choose'
        )}{' '}
        instead, and “<bdi>{topic.name}</bdi>” no longer exists. You can undo this.
      </p>
    </Form>
  );
}
