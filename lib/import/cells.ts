import { isInvisible } from '@/lib/format/squeeze';

/** Whether anything in a cell can be seen. */
export const isNotBlank = (cell: string): boolean => cell !== '' && !isInvisible(cell);
