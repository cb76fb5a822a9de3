import request from 'supertest';
import { expect, test } from 'vitest';
import { app } from './server.js';

test('without the link nobody sees a signature', async () => {
  expect((await request(app).get('/parcels/HL000000001/signature')).status).toBe(401);
});

test('the link of another parcel is forbidden', async () => {
  const answer = await request(app).get('/parcels/HL000000001/signature').set('Authorization', 'Bearer for-HL000000002');
  expect(answer.status).toBe(403);
});
