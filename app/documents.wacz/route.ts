import { tableWaczHandler } from '@/lib/captures/handlers.server';

export const GET = tableWaczHandler;
export const HEAD = GET;
