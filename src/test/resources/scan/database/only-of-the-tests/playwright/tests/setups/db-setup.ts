test('starts the database', async ({ serviceName }) => { await start(serviceName); });
