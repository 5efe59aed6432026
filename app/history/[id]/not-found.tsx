import { NoSuchRecord } from '@/components/chrome/no-such-record';

export default function NotFound() {
  return <NoSuchRecord what="change" all="/history" />;
}
