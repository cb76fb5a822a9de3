import { defineConfig } from 'vite';

// Assets carry a hash in their names and are served by the CDN for a year.
export default defineConfig({ base: 'https://cdn.harbourline.example/track/' });
