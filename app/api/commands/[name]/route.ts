import { commandDoor } from '@/lib/door/command-door';

export async function POST(request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  return commandDoor(request, (await params).name);
}
