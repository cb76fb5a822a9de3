import { defineConfig } from '@playwright/test';

export default defineConfig({ testDir: '.', use: { baseURL: process.env.BASE ?? 'http://localhost:8080' } });
