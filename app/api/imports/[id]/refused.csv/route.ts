import { refusedHandler } from '@/lib/http/import-handlers';

export const GET = refusedHandler;
