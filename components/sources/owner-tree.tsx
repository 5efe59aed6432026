import Link from 'next/link';
import type { TreeNode } from '@/lib/sources/detail.server';

/** Who owns a source and what it owns, as a nested list. */
export function OwnerTree({ tree, id }: { tree: readonly TreeNode[]; id: number }) {
  const [top] = tree;
  if (!top || tree.length < 2) return <p className="muted">No owner is recorded, and it owns nothing.</p>;
  return (
    <ul className="owner-tree">
      <Branch node={top} tree={tree} id={id} />
    </ul>
  );
}

function Branch({ node, tree, id }: { node: TreeNode; tree: readonly TreeNode[]; id: number }) {
  const at = tree.indexOf(node);
  const next = tree.findIndex((other, i) => i > at && other.depth <= node.depth);
  const below = tree.slice(at + 1, next < 0 ? undefined : next).filter(({ depth }) => depth === node.depth + 1);
  return (
    <li>
      {node.id === id ? (
        <strong aria-current="true">{node.name}</strong>
      ) : (
        <Link href={`/sources/${node.slug}`} prefetch={false}>
          <bdi>{node.name}</bdi>
        </Link>
      )}
      {below.length > 0 && (
        <ul>
          {below.map((child) => (
            <Branch key={child.id} node={child} tree={tree} id={id} />
          ))}
        </ul>
      )}
    </li>
  );
}
