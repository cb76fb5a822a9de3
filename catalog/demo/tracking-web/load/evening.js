import http from 'k6/http';

// Eight in the evening before a holiday: 300 lookups a second, half of them the same parcels again.
export const options = { scenarios: { evening: { executor: 'constant-arrival-rate', rate: 300, timeUnit: '1s', duration: '20m', preAllocatedVUs: 150 } }, thresholds: { http_req_duration: ['p(95)<600'] } };

export default function () {
  http.get(`${__ENV.BASE}/parcels/HL${String(Math.floor(Math.random() * 20000)).padStart(9, '0')}`);
}
