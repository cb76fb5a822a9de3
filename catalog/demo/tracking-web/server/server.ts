import express from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { LRUCache } from 'lru-cache';
import pino from 'pino';
import { Counter, register } from 'prom-client';
import { z } from 'zod';
import { config } from './config.js';
import { positionOf } from './positions.js';
import { recipient } from './recipient.js';

const log = pino();
const audit = log.child({ log: 'audit' });
const found = new Counter({ name: 'business_parcels_looked_up_total', help: 'Parcels that somebody looked for', labelNames: ['outcome'] });
const cache = new LRUCache<string, object>({ max: 20_000, ttl: 15_000 });
const Parcel = z.string().regex(/^HL[0-9]{9}$/);

export const app = express();
app.use(helmet());
app.use(rateLimit({ windowMs: 60_000, limit: config.requestsPerMinute }));

app.get('/parcels/:number', async (request, response) => {
  const number = Parcel.safeParse(request.params.number);
  if (!number.success) {
    found.inc({ outcome: 'not a number' });
    return response.status(422).json({ message: 'A parcel number is HL and nine digits. It stands on the label, under the bars.' });
  }
  const place = cache.get(number.data) ?? (await positionOf(number.data));
  cache.set(number.data, place);
  found.inc({ outcome: 'found' });
  response.json(place);
});

// The signature and the neighbour's name are shown to the recipient only.
app.get('/parcels/:number/signature', recipient, async (request, response) => {
  audit.info({ parcel: request.params.number }, 'signature shown');
  response.redirect(await positionOf.signature(request.params.number));
});

app.get('/metrics', async (_, response) => response.type('text/plain').send(await register.metrics()));
