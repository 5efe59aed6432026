import type { MetadataRoute } from 'next';
import { SHARED_AS } from '@/lib/intake/shared';

/** What a phone needs to put Whence among the programs to which pages can be shared. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Whence',
    description: 'Claims and where they come from',
    start_url: '/',
    display: 'minimal-ui',
    theme_color: '#17707f',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
    share_target: { action: '/capture', method: 'GET', params: SHARED_AS },
  };
}
