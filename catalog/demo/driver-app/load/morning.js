import http from 'k6/http';

// 06:30: every handheld asks for its tour within ten minutes.
export const options = { scenarios: { morning: { executor: 'per-vu-iterations', vus: 640, iterations: 4, maxDuration: '10m' } } };

export default function () {
  http.get(`${__ENV.BASE}/tours/today`);
}
