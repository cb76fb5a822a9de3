import { test } from './fixtures';
test('opens', async ({ page }) => {});
