import type { NextFunction, Request, Response } from 'express';
import { verify } from './tokens.js';

/** Lets through who holds the link from the recipient's own message. */
export async function recipient(request: Request, response: Response, next: NextFunction) {
  const claims = await verify(request.headers.authorization);
  if (!claims) return response.status(401).json({ message: 'Open the page from the link in your message.' });
  if (claims.parcel !== request.params.number) return response.status(403).json({ message: 'This link is for another parcel.' });
  next();
}
