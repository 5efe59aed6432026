import { NoSuchRecord } from '@/components/chrome/no-such-record';

export default function NoSuchDocument() {
  return <NoSuchRecord what="document" all="/documents" />;
}
