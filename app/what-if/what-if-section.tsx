import { Suspense } from 'react';
import { WhatIfAnswerView } from '@/components/what-if/what-if-answer';
import type { Removal } from '@/lib/assessments/what-if';
import { askWhatIf, type WhatIfAnswer } from '@/lib/assessments/what-if-query.server';
import type { Subject } from '@/lib/claims/what-if-in-words';
import { soon } from '@/lib/data-table/soon';
import { getDb } from '@/lib/db';
import { type WhatIfVerdict, whatIfVerdicts } from '@/lib/vocabulary';
import '@/app/styles/record.css';
import '@/app/styles/list.css';
import '@/app/styles/what-if.css';

/** Up to here the page waits, so that nothing jumps; a longer answer is streamed into its place. */
const PATIENCE = 150;

/** What an address asks for. `wait`: for readers without scripts, into whose page nothing can be streamed. */
export type Asked = { show: WhatIfVerdict | undefined; page: number; owned: boolean; wait: boolean };
export type WhatIfParams = Promise<Record<string, string | string[] | undefined>>;

export async function readAsked(params: WhatIfParams): Promise<Asked> {
  const { show, page, owned, wait } = await params;
  const isVerdict = (word: unknown): word is WhatIfVerdict =>
    typeof word === 'string' && Object.hasOwn(whatIfVerdicts, word);
  return {
    show: isVerdict(show) ? show : undefined,
    page: typeof page === 'string' && /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
    owned: owned === '1',
    wait: wait === '1',
  };
}

/** The address that asks for this; what is not said is left out. */
export function askedHref(path: string, { show, page = 1, owned, wait }: Partial<Asked>): string {
  const parts = [owned && 'owned=1', show && `show=${show}`, page > 1 && `page=${page}`, wait && 'wait=1'].filter(
    Boolean,
  );
  return parts.length > 0 ? `${path}?${parts.join('&')}` : path;
}

type Props = { path: string; removal: Removal; subject: Subject; asked: Asked };

/** The answer, which reads every claim concerned, below the head of its page. */
export async function WhatIfSection({ path, removal, subject, asked }: Props) {
  const answering = askWhatIf(await getDb(), removal, asked);
  const render = (answer: WhatIfAnswer) => (
    <WhatIfAnswerView
      subject={subject}
      answer={answer}
      show={asked.show}
      hrefOf={(show, page) => askedHref(path, { ...asked, show, page })}
    />
  );
  const answer = asked.wait ? await answering : await soon(answering, PATIENCE);
  if (!('later' in answer)) return render(answer);
  return (
    <Suspense fallback={<Thinking href={askedHref(path, { ...asked, wait: true })} />}>
      <Later answer={answer.later} render={render} />
    </Suspense>
  );
}

async function Later({
  answer,
  render,
}: {
  answer: Promise<WhatIfAnswer>;
  render: (answer: WhatIfAnswer) => React.ReactNode;
}) {
  return render(await answer);
}

function Thinking({ href }: { href: string }) {
  return (
    <section className="what-if-answer thinking" aria-busy="true">
      <p className="answer muted">
        Checking every claim that it appears in. With many thousands of claims this takes a few seconds.
      </p>
      <noscript>
        <a href={href}>See the answer on a separate page</a>
      </noscript>
    </section>
  );
}
