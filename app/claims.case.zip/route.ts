import { caseHandler } from '@/lib/case/handlers.server';

export const GET = caseHandler;
export const HEAD = GET;
