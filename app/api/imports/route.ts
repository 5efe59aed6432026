import { beginHandler } from '@/lib/http/import-handlers';

export const POST = beginHandler;
