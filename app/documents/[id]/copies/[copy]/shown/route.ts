import { shownHandler } from '@/lib/captures/handlers.server';

export const GET = shownHandler;
export const HEAD = GET;
