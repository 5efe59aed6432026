import { PastTheEnd } from '@/components/list/past-the-end';

export default PastTheEnd;
