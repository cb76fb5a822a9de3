import { Pool } from 'pg';

/** At most ten connections for each instance; waiting longer than two seconds is an error the customer sees. */
const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  connectionTimeoutMillis: 2000,
});

export async function invoices(customer: string, month: string) {
  const found = await pool.query('select number, cents, sent_at from invoice where customer = $1 and month = $2', [customer, month]);
  return found.rows;
}
