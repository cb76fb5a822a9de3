import java.net.http.HttpClient;
import java.util.concurrent.Executors;

class Drive {
    public static void main(String[] args) {
        HttpClient client = HttpClient.newHttpClient();
        var all = Executors.newVirtualThreadPerTaskExecutor();
        long p95 = 0;
    }
}
