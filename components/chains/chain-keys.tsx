import { KeyRows } from '@/components/keys/key-rows';
import { chainKeys } from '@/lib/keys';

/** The keys of the editor, and how to type a chain. */
export function ChainKeys() {
  return (
    <section className="chain-keys" aria-label="Keys of the chain editor">
      <KeyRows rows={chainKeys} />
      <p>
        In the line of text, <code>→</code>, <code>-&gt;</code> and <code>&gt;</code> stand between sources. A document
        stands in brackets after its source: <code>Reuters [Exclusive on V4]</code>. A name with such signs stands in
        quotation marks: <code>"A &gt; B"</code>.
      </p>
    </section>
  );
}
