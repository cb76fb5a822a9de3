import { createRemoteJWKSet, jwtVerify } from 'jose';

const keys = createRemoteJWKSet(new URL('https://id.harbourline.example/jwks'));

/** What the link from a recipient's message says; null if it is not ours or has run out. */
export async function verify(header: string | undefined) {
  try {
    const { payload } = await jwtVerify((header ?? '').replace(/^Bearer /, ''), keys, { audience: 'tracking-web' });
    return { parcel: payload.sub };
  } catch {
    return null;
  }
}
