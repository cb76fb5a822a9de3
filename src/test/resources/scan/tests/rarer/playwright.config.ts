export default { projects: [
  { name: 'webkit', use: devices['Desktop Safari'] },
] };
