import { fetchAgainHandler } from '@/lib/http/fetch-again-handler';

export const POST = fetchAgainHandler;
