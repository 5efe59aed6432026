import { commandHandler } from '@/lib/http/command-handler';

export async function POST(request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  return commandHandler(request, (await params).name);
}
