import { fold } from './fold';

/** Whether a record has exactly this name or other name. */
export const isNamed = ({ label, alias }: { readonly label: string; readonly alias?: string }, text: string): boolean =>
  fold(label) === fold(text) || (alias !== undefined && fold(alias) === fold(text));
