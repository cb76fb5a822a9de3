analytics.track('order_placed');
