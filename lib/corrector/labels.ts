/** The roles the learner tells apart, in the order of their labels. */
export const ROLES = ['source', 'cue', 'content'] as const;
export type Role = (typeof ROLES)[number];

/** 0 is no role; of each role one label begins a span and one goes on with it. */
export const LABELS = 1 + 2 * ROLES.length;
export const beginOf = (role: number): number => 1 + 2 * role;
export const insideOf = (role: number): number => 2 + 2 * role;
/** The role of a label, or -1. */
export const roleOf = (label: number): number => ((label + 1) >> 1 === 0 ? -1 : ((label + 1) >> 1) - 1);

/** Whether one label may follow another: a span goes on only where it has begun. */
export const mayFollow = (before: number, label: number): boolean =>
  label === 0 || label % 2 === 1 || before === label || before === label - 1;

/** A span of words, `to` excluded. */
export type RoleSpan = { role: number; from: number; to: number };

/** The spans that labels mean, from left to right. In: labels, and where the first of them stands. */
export function spansOf(labels: ArrayLike<number>, offset = 0): RoleSpan[] {
  const spans: RoleSpan[] = [];
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? 0;
    const last = spans.at(-1);
    if (label === 0) continue;
    const role = roleOf(label);
    if (label % 2 === 0 && last && last.role === role && last.to === offset + i) last.to++;
    else spans.push({ role, from: offset + i, to: offset + i + 1 });
  }
  return spans;
}
