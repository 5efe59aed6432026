import { fold } from '@/lib/format/fold';

/**
 * A whole number as people and spreadsheets write it: “12”, “12.0”, “1,234”, “1.234” or “1 234”.
 * @returns the number; null where the text is none, “unclear” where “1.000” can be one or a thousand
 */
export function wholeNumber(text: string): number | 'unclear' | null {
  const typed = fold(text);
  if (/^\d{1,15}$/.test(typed)) return Number(typed);
  const whole = /^(\d{1,15})[.,]0{1,2}$/.exec(typed)?.[1];
  if (whole !== undefined) return Number(whole);
  if (!/^\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3}){0,3}$/.test(typed)) return null;
  return /^\d{1,3}[.,]000$/.test(typed) ? 'unclear' : Number(typed.replace(/\D/g, ''));
}
