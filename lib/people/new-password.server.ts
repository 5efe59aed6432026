import { invalid } from '@/lib/errors';
import { publicUrl } from '@/lib/http/request-origin';
import { hashPassword } from './password-hash.server';
import { weaknessOf } from './password-rules';

/**
 * The hash of a password that somebody chooses.
 * @param chosen the password by the name of its field
 * @param person whose it will be
 * @throws DomainError `invalid`, beside the field, for one that is easily guessed
 */
export async function hashOfNew(
  chosen: Readonly<Record<string, string>>,
  person: { name: string; email: string },
): Promise<string> {
  const [[field, password] = ['password', '']] = Object.entries(chosen);
  const weakness = weaknessOf(password, { ...person, host: publicUrl()?.hostname });
  if (weakness) throw invalid(`${weakness} Nothing was changed.`, { [field]: weakness });
  return hashPassword(password);
}
