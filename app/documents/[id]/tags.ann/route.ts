import { bratHandler } from '@/lib/tags/file-handlers.server';

export const GET = bratHandler;
export const HEAD = GET;
