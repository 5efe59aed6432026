import { dryRunHandler } from '@/lib/http/import-handlers';

export const POST = dryRunHandler;
