import http from 'k6/http';
import { check } from 'k6';

// The busiest hour of last December had 55 payments a second. This ramps to 90, which is 1.6 times that.
export const options = {
  scenarios: {
    peak: {
      executor: 'ramping-arrival-rate',
      startRate: 10,
      timeUnit: '1s',
      preAllocatedVUs: 200,
      stages: [{ target: 55, duration: '5m' }, { target: 90, duration: '10m' }, { target: 0, duration: '1m' }],
    },
  },
  thresholds: { http_req_failed: ['rate<0.005'], http_req_duration: ['p(95)<1200'] },
};

export default function () {
  const res = http.post(`${__ENV.BASE}/payments`, JSON.stringify({ booking: 'HL000000001', cents: 499, currency: 'EUR', method: 'card' }), {
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `${__VU}-${__ITER}`, Authorization: `Bearer ${__ENV.TOKEN}` },
  });
  check(res, { authorised: (r) => r.status === 201 });
}
