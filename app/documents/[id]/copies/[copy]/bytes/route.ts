import { bytesHandler } from '@/lib/captures/handlers.server';

export const GET = bytesHandler;
export const HEAD = GET;
