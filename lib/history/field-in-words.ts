import { fieldLabel, isEntity } from '@/lib/entities/entities';

/** The name of “claim.status” on screen. */
export function fieldInWords(name: string): string {
  const [entity = '', field = ''] = name.split('.');
  return isEntity(entity) ? fieldLabel(entity, field) : name;
}
