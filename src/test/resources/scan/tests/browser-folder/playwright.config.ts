export default defineConfig({ testDir: './functional-tests' })
