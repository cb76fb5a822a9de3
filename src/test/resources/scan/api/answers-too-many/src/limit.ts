export const limited = (request, response) => count(request) === MOST && response.status(429).end();
