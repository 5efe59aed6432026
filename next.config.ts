import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // Nothing here uses it, and it would be a door of its own.
  images: { unoptimized: true },
  reactStrictMode: true,
  typedRoutes: false,
  serverExternalPackages: ['@electric-sql/pglite', 'pino', 'undici'],
};

export default config;
