export default defineConfig({ testDir: './.' });
