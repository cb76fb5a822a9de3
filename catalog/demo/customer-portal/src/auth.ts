import { createRemoteJWKSet, jwtVerify } from 'jose';
import { cookies } from 'next/headers';

const keys = createRemoteJWKSet(new URL('https://id.harbourline.example/jwks'));

/** Who is signed in; nobody if the session is missing, altered or over. */
export async function auth() {
  const session = (await cookies()).get('session');
  if (!session) return null;
  try {
    const { payload } = await jwtVerify(session.value, keys, { issuer: 'https://id.harbourline.example' });
    return { user: { id: payload.sub as string } };
  } catch {
    return null;
  }
}
