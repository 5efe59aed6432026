import { PastTheEnd } from '@/components/data-table/past-the-end';

export default PastTheEnd;
