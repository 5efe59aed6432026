import { similarHandler } from '@/lib/http/import-handlers';

export const POST = similarHandler;
