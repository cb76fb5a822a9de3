import { LRUCache } from 'lru-cache';
import { config } from './config';

const depots = new LRUCache<string, object[]>({ max: 500, ttl: 3_600_000 });

/** The depots of a customer change a few times a year; they are asked for on every page. */
export async function depotsOf(customer: string) {
  const known = depots.get(customer);
  if (known) return known;
  const answer = await fetch(`${config.BOOKING_URL}/customers/${encodeURIComponent(customer)}/depots`);
  if (!answer.ok) throw new Error('Your depots cannot be read right now. Nothing is lost; try again in a minute.');
  const list = await answer.json();
  depots.set(customer, list);
  return list;
}
