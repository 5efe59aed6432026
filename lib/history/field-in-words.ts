import { fieldLabel, isEntity } from '@/lib/entities/entities';

/** “claim.status” as it is called on screen. */
export function fieldInWords(name: string): string {
  const [entity = '', field = ''] = name.split('.');
  return isEntity(entity) ? fieldLabel(entity, field) : name;
}
