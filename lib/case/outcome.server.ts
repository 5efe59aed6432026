import { createHash, type Hash } from 'node:crypto';
import type { Fields } from '@/lib/entities/record';
import { grouped } from '@/lib/format/number';
import { type CaseKind, caseKinds } from './kinds';
import { type CaseCounts, type CaseReport, DIFFERENCES_SHOWN, type Difference, emptyCounts } from './report';

/** What a case comes to, as it is taken. */
export class Outcome {
  readonly #counts = new Map<CaseKind, CaseCounts>(caseKinds.map((kind) => [kind, emptyCounts()]));
  readonly #differences: Difference[] = [];
  readonly #notices = new Map<string, number>();
  readonly #hash: Hash = createHash('sha256');
  #differencesTotal = 0;

  of(kind: CaseKind): CaseCounts {
    const counts = this.#counts.get(kind) ?? emptyCounts();
    this.#counts.set(kind, counts);
    return counts;
  }

  made(kind: CaseKind, record: Fields): void {
    this.of(kind).new++;
    this.#hash.update(`${kind} new ${record.id}\n`);
  }

  /** @param told asked only where it is shown */
  differs(kind: CaseKind, here: Fields, field: string, told: () => Difference): void {
    this.#differencesTotal++;
    this.#hash.update(`${kind} ${here.id} ${field} ${JSON.stringify(here[field])}\n`);
    if (this.#differences.length < DIFFERENCES_SHOWN) this.#differences.push(told());
  }

  /** @param notice a sentence with % for how many times it is said */
  notice(notice: string, times = 1): void {
    if (times > 0) this.#notices.set(notice, (this.#notices.get(notice) ?? 0) + times);
  }

  /** All of it. The digest is the same as long as all of it is. */
  report(): Pick<CaseReport, 'kinds' | 'differences' | 'differencesTotal' | 'notices' | 'digest'> {
    return {
      kinds: [...this.#counts].map(([kind, counts]) => ({ kind, ...counts })),
      differences: this.#differences,
      differencesTotal: this.#differencesTotal,
      notices: [...this.#notices].map(([notice, times]) => notice.replace('%', grouped(times))),
      digest: this.#hash
        .copy()
        .update(JSON.stringify([...this.#counts]))
        .digest('hex'),
    };
  }
}
