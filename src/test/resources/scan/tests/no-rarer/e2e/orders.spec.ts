test('list', async ({ page }) => {
  // await expect(page).toHaveScreenshot('orders.png');
  await page.screenshot();
});
