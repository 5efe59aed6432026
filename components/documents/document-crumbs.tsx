import { Crumbs } from '@/components/chrome/crumbs';

type Props = {
  document: { readonly id: number; readonly title: string };
  here: string;
  /** What stands between the page of the document and this one. */
  below?: readonly { href: string; label: string }[];
};

/** The way to a page that is about a document. */
export function DocumentCrumbs({ document: { id, title }, here, below = [] }: Props) {
  const trail = [{ href: '/documents', label: 'Documents' }, { href: `/documents/${id}`, label: title }, ...below];
  return <Crumbs trail={trail} here={here} />;
}
