import { GET } from './route';

test('nobody sees invoices without signing in', async () => {
  const answer = await GET(new Request('https://portal/invoices?month=2026-10'));
  expect(answer.status).toBe(401);
});

test('a customer is forbidden the invoices of another one', async () => {
  const answer = await GET(new Request('https://portal/invoices?month=2026-10&customer=other'));
  expect(answer.status).toBe(403);
});
