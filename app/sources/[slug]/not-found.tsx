import { NoSuchRecord } from '@/components/chrome/no-such-record';

export default function NoSuchSource() {
  return <NoSuchRecord what="source" all="/sources" />;
}
