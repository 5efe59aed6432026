import { intakeHandler } from '@/lib/http/intake-handler';

export const POST = intakeHandler;
