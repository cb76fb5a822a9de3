posthog.capture('order_placed', { lines: 3 });
