package load;

import java.net.http.HttpClient;

/** What the service itself publishes. */
class Latency {
    HttpClient client;
    int workers = 4;
    double percentile = 0.99;
}
