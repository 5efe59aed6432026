import { partHandler } from '@/lib/http/import-handlers';

export const PUT = partHandler;
