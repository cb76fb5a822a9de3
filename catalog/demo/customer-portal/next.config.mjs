/** @type {import('next').NextConfig} */
export default {
  assetPrefix: process.env.NODE_ENV === 'production' ? 'https://cdn.harbourline.example/portal' : undefined,
};
