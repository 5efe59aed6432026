import { textHandler } from '@/lib/tags/file-handlers.server';

export const GET = textHandler;
export const HEAD = GET;
