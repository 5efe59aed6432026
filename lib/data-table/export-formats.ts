import type { Export } from './definition';

/** The kinds of file in which a table is exported: how the address ends, and what is added to its query. */
const exportFormats = [
  { label: 'CSV', help: 'For most programs.', ending: '.csv', words: '' },
  {
    label: 'CSV with semicolons',
    help: 'For Excel in languages that write 0,5 with a comma.',
    ending: '.csv',
    words: 'sep=;',
  },
  { label: 'Excel', help: 'With dates, numbers and links.', ending: '.xlsx', words: '' },
  { label: 'JSON Lines', help: 'For programs: one object a line.', ending: '.jsonl', words: '' },
] as const;

/** The kinds of file in which one export is offered. */
export const formatsOf = ({ noSheet }: Export) => exportFormats.filter(({ ending }) => !noSheet || ending !== '.xlsx');
