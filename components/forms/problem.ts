/** What a command door answers when it refuses (RFC 9457). */
export type Problem = {
  readonly status: number;
  readonly title: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** The record as it stands, when what was sent is stale. */
  readonly current?: Readonly<Record<string, unknown>>;
  /** More than one record may be meant: the likeliest first. */
  readonly choose?: {
    readonly key: string;
    readonly candidates: readonly { id: number; label: string; detail: string }[];
  };
  /** The password must be given again, by the person with this e-mail address. */
  readonly again?: string;
  readonly [detail: string]: unknown;
};

export const offline: Problem = {
  status: 0,
  title: 'The server did not answer. Nothing you typed was lost; try again.',
};

/** @returns what stands in an answer that is not a success. */
export async function problemOf(response: Response): Promise<Problem> {
  try {
    const body: Problem = await response.json();
    if (typeof body.title === 'string') return { ...body, status: response.status };
  } catch {
    // Not JSON: a proxy in between answered.
  }
  return { status: response.status, title: `The server answered ${response.status}. Nothing was changed.` };
}
