import nock from 'nock';
import { book } from '../../src/booking';

test('says what to do when a quote has run out', async () => {
  nock('https://api.staging.harbourline.example').post('/booking/v5/bookings').reply(409);
  await expect(book({ quote: 'old' })).rejects.toThrow('The price is more than ten minutes old. Ask for a new one.');
});
