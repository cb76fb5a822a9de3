import http from 'k6/http';

// A normal evening: 80 messages a second. Twice the peak would be 400; the sandbox carrier stops at 120.
export const options = { scenarios: { evening: { executor: 'constant-arrival-rate', rate: 80, timeUnit: '1s', duration: '15m', preAllocatedVUs: 60 } } };

export default function () {
  http.post(`${__ENV.BASE}/messages`, JSON.stringify({ id: crypto.randomUUID(), to: 'robot', template: 'booked' }));
}
