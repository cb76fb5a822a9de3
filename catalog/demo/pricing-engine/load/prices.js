import http from 'k6/http';

export const options = { vus: 40, duration: '10m', thresholds: { http_req_duration: ['p(95)<60'] } };

export default function () {
  http.get(`${__ENV.BASE}/prices?from=D01&to=${2000 + Math.floor(Math.random() * 900)}&grams=1200`);
}
