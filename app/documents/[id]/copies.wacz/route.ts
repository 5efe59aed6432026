import { waczHandler } from '@/lib/captures/handlers.server';

export const GET = waczHandler;
export const HEAD = GET;
