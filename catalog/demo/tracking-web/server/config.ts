import { z } from 'zod';

const Config = z.object({
  environment: z.enum(['staging', 'production']),
  positions: z.url(),
  requestsPerMinute: z.coerce.number().int().min(10).max(600).default(60),
});

/** Read and checked once, at start: with a wrong setting the page does not come up at all. */
export const config = Config.parse(JSON.parse(process.env.CONFIG ?? '{}'));
