import { auth } from '@/auth';
import pino from 'pino';
import * as yup from 'yup';
import { invoices } from '@/store';

const audit = pino({ name: 'audit' });
const Query = yup.object({ month: yup.string().matches(/^[0-9]{4}-[0-9]{2}$/).required() });

export async function GET(request: Request) {
  const session = await auth();
  if (!session) return new Response('Sign in first.', { status: 401 });
  const { month } = Query.validateSync({ month: new URL(request.url).searchParams.get('month') });
  audit.info({ customer: session.user.id, month }, 'invoices listed');
  return Response.json(await invoices(session.user.id, month));
}
