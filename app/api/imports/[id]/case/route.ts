import { tryCaseHandler } from '@/lib/http/case-handler';

export const POST = tryCaseHandler;
