import { webAnnotationHandler } from '@/lib/tags/file-handlers.server';

export const GET = webAnnotationHandler;
export const HEAD = GET;
