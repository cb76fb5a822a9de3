import { test, expect } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';

test('a customer signs in with a passkey and sees her own name', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('Amara')).toBeVisible();
});

test('the sign-in page is accessible', async ({ page }) => {
  await page.goto('/sign-in');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
