import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('a recipient finds her parcel @smoke', async ({ page }) => {
  await page.goto('/HL000000001');
  await expect(page.getByRole('heading', { name: 'Your parcel' })).toBeVisible();
  await expect(page.getByText(/Between .* and .*/)).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the page is accessible in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('/HL000000001');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
