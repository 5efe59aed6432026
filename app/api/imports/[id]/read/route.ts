import { readHandler } from '@/lib/http/import-handlers';

export const POST = readHandler;
