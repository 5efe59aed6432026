const keys = [
  [['↑', '↓'], 'The hop before or after'],
  [['Alt ↑', 'Alt ↓'], 'Move the hop up or down'],
  [['Enter'], 'Insert a hop after this one'],
  [['Delete'], 'Remove the hop'],
  [['r'], 'Reverse the chain'],
  [['b'], 'Branch from here: a new chain that shares the hops up to this one'],
  [['Tab'], 'Into the fields of the hop'],
  [['/'], 'Back to the line of text'],
  [['Ctrl Enter'], 'Save (Cmd Enter on a Mac)'],
  [['Esc'], 'Close; unsaved changes stay on this device'],
  [['?'], 'This sheet'],
] as const;

/** The keys of the editor and how a chain is typed. */
export function ChainKeys() {
  return (
    <section className="chain-keys" aria-label="Keys of the chain editor">
      <dl>
        {keys.map(([list, text]) => (
          <div key={text}>
            <dt>
              {list.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>
        In the line of text, <code>→</code>, <code>-&gt;</code> and <code>&gt;</code> stand between sources. A document
        stands in brackets after its source: <code>Reuters [Exclusive on V4]</code>. A name with such signs stands in
        quotation marks: <code>"A &gt; B"</code>.
      </p>
    </section>
  );
}
