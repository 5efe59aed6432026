type Props = {
  title: string;
  /** What came of it, in a line. */
  children: React.ReactNode;
  /** Names the button for people who only hear it. */
  change: string;
  busy: boolean;
  onChange?: (() => void) | undefined;
};

/** A step that is done, in one line. */
export function FoldedStep({ title, children, change, busy, onChange }: Props) {
  return (
    <section className="import-folded" aria-label={title}>
      <h2>{title}</h2>
      <p>{children}</p>
      {onChange && (
        <button type="button" className="button small" aria-label={change} disabled={busy} onClick={onChange}>
          Change
        </button>
      )}
    </section>
  );
}
