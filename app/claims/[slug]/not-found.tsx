import { NoSuchRecord } from '@/components/chrome/no-such-record';

export default function NoSuchClaim() {
  return <NoSuchRecord what="claim" all="/claims" />;
}
