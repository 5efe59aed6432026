import { previewHandler } from '@/lib/http/preview-handler';

export const POST = previewHandler;
