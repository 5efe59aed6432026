import type { ListDefinition } from '@/lib/data-table/definition';
import { entities, entityNames, fieldLabel, fieldsOf, isHidden, nounOf } from '@/lib/entities/entities';
import { commandWords } from './sentence';

/** Kinds that can be changed after they were created. The others are only ever added. */
const altered = ['claim', 'source', 'document', 'utterance', 'attribution', 'topic'] as const;

const fieldOptions = Object.fromEntries(
  altered.flatMap((entity) =>
    fieldsOf(entity)
      .filter((field) => !isHidden(entity, field) && field !== 'createdAt')
      .map((field) => [
        `${entity}.${field}`,
        {
          label: `${capital(nounOf(entity))}: ${fieldLabel(entity, field).toLowerCase()}`,
          help: 'Altered on a record that was there.',
        },
      ]),
  ),
);

const kindOptions = Object.fromEntries(
  entityNames.map((entity) => [entity, { label: nounOf(entity), help: entities[entity].help }]),
);

export const undoOptions = {
  open: { label: 'can be undone', help: 'Still in force, and one click takes it back.' },
  undone: { label: 'undone', help: 'Somebody has taken it back.' },
  never: { label: 'cannot be undone', help: 'Made before changes could be undone, or about people and settings.' },
} as const;

export const historyList = {
  name: 'history',
  path: '/history',
  noun: ['change', 'changes'],
  exports: [
    {
      path: '/history',
      label: 'One row per changed field',
      help: 'Who, when, why, and every value before and after, of all these changes.',
      noSheet: true,
    },
  ],
  csvAlways: [],
  columns: {
    when: { label: 'When', width: 192, sort: 'desc', sql: 'h.at', shown: true, csv: [] },
    who: { label: 'Who', width: 140, shown: true, csv: [] },
    what: { label: 'What was done', width: 260, shown: true, csv: [] },
    records: { label: 'Records', help: 'What it was done to.', width: 330, shown: true, csv: [] },
    fields: {
      label: 'Fields changed',
      help: 'Which fields of records that were there before.',
      width: 190,
      shown: true,
      blank: { fields: ['fields'], filled: "h.fields <> '{}'" },
      csv: [],
    },
    reason: {
      label: 'Reason',
      width: 240,
      shown: true,
      blank: { fields: ['reason'], filled: "h.reason <> ''" },
      csv: [],
    },
    state: { label: 'Undo', help: 'Whether it can be taken back, or has been.', width: 140, shown: false, csv: [] },
  },
  filters: {
    person: { kind: 'found', label: 'Person', found: 'person', sql: 'h.actor_id', type: 'text', named: 'h.actor_name' },
    action: {
      kind: 'choice',
      label: 'What was done',
      sql: 'h.command',
      type: 'text',
      options: Object.fromEntries(
        Object.entries(commandWords).map(([name, { label, admins }]) => [
          name,
          { label, help: admins ? `${label}. Shown to admins only.` : `${label}.` },
        ]),
      ),
    },
    kind: { kind: 'choice', label: 'Kind of record', options: kindOptions },
    when: { kind: 'date', label: 'Date', sql: 'h.at' },
    field: { kind: 'choice', label: 'Field', options: fieldOptions, sql: 'h.fields', many: true },
    undo: { kind: 'choice', label: 'Undo', options: undoOptions },
    record: { kind: 'found', label: 'Record', found: 'record', linked: true },
  },
  heading: 'what',
  defaultSort: { column: 'when', desc: true },
} as const satisfies ListDefinition;

export type HistoryColumn = keyof typeof historyList.columns;
export type UndoState = keyof typeof undoOptions;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
