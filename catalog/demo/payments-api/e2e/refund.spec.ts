import { test, expect } from '@playwright/test';

test('a refund reaches the customer and the ledger', async ({ request }) => {
  const paid = await request.post('/payments', {
    headers: { 'Idempotency-Key': 'e2e-refund' },
    data: { booking: 'HL000000001', cents: 1290, currency: 'EUR', method: 'card' },
  });
  const { id } = await paid.json();
  await request.post(`/payments/${id}/capture`, { headers: { 'Idempotency-Key': 'e2e-capture' } });
  const refund = await request.post(`/payments/${id}/refunds`, { headers: { 'Idempotency-Key': 'e2e-back' }, data: { cents: 1290 } });
  expect(refund.status()).toBe(201);
});
