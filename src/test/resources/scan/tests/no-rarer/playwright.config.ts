export default { projects: [
  { name: 'chromium', use: devices['Desktop Chrome'] },
] };
