/** A sentence of the program. What it quotes from people, in “ ”, runs in its own direction. */
export function Quoting({ text }: { text: string }) {
  const [, before = text, quoted, after = ''] = /^([^“]*“)(.*)(”[^”]*)$/su.exec(text) ?? [];
  return quoted === undefined ? (
    text
  ) : (
    <>
      {before}
      <bdi>{quoted}</bdi>
      {after}
    </>
  );
}
