import { NodeSDK } from '@opentelemetry/sdk-node';

new NodeSDK({ serviceName: 'tracking-web' }).start();
