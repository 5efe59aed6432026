import { caseCopiesHandler } from '@/lib/case/handlers.server';

export const GET = caseCopiesHandler;
export const HEAD = GET;
